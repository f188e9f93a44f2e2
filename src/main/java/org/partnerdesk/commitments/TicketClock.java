package org.partnerdesk.commitments;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A clock with the fold of its facts, beside what the database has of it.
 *
 * @param id null until it is stored
 * @param stored the reading that is stored, null until then
 */
record TicketClock(@Nullable Long id, Tally tally, @Nullable Reading stored) {

    PinnedClock pinned() {
        return tally.clock();
    }

    Milestone milestone() {
        return pinned().milestone();
    }

    Reading reading() {
        return tally.reading();
    }

    boolean isOver() {
        return tally.isStopped();
    }

    /** A clock that is over stays as it is stored, whatever later rules of time zones would make of it. */
    boolean isToStore() {
        return stored == null || (!(stored.isOver() && isOver()) && !stored.equals(reading()));
    }

    /** What is over both by its facts and as stored stays for the same reason; all else is what the facts say. */
    boolean isRebuilt() {
        return stored == null || !stored.isOver() || !isOver();
    }

    /** What is told of it; only of one that is stored. */
    Commitment commitment(long ticketId) {
        PinnedClock clock = pinned();
        Reading told = stored != null && stored.isOver() && isOver() ? stored : reading();
        return new Commitment(
                Objects.requireNonNull(id),
                ticketId,
                clock.cycle(),
                clock.milestone(),
                clock.startedAt(),
                told.goalAt(),
                told.limitAt(),
                told.state(),
                told.satisfiedAt(),
                clock.pins().policyVersion(),
                clock.pins().calendarVersion(),
                clock.pins().roundTheClock(),
                clock.pins().calendar(),
                clock.window().goal(),
                clock.window().limit(),
                told.stoppedAt());
    }

    TicketClock after(Fact fact) {
        return new TicketClock(id, tally.after(fact), stored);
    }
}
