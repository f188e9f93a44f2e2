package org.partnerdesk.commitments;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.PolicySpec.Window;

/**
 * What is settled when a clock opens and never changes after.
 *
 * @param no 1, 2, 3 ... on its ticket
 * @param startedAt the start its time is counted from
 * @param openedAt when the promise was given: later than the start for a successor under other terms, which cannot be
 *     late before it was promised
 * @param updateEvery how often an update is owed once this clock's goal has passed; null for never
 */
record PinnedClock(
        int no,
        int cycle,
        Milestone milestone,
        Instant startedAt,
        Instant openedAt,
        Window window,
        @Nullable Duration updateEvery,
        Offer.Pins pins) {

    WorkingCalendar hours() {
        return pins.hours();
    }

    /** Whether the offer promises just the same. */
    boolean isPromisedBy(Offer offer) {
        return window.equals(offer.window(milestone))
                && Objects.equals(updateEvery, offer.updateEvery(milestone))
                && pins.countsLike(offer.pins());
    }

    /** When a mark of this clock counts as passed. */
    Instant passes(Instant mark) {
        return mark.isBefore(openedAt) ? openedAt : mark;
    }
}
