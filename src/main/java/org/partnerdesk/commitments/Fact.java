package org.partnerdesk.commitments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to the clocks of a ticket; kept for ever. The start of a clock is its own row.
 *
 * @param seq 1, 2, 3 ... on its ticket, in the order of recording
 * @param cycle of the ticket at that moment
 * @param clock the number of the clock it is about; null when it is about the ticket
 * @param milestone that was reached; null unless {@link Kind#SATISFIED} or {@link Kind#UNSATISFIED}
 * @param at when it happened, {@code recordedAt} when the desk wrote it down
 */
record Fact(
        int seq,
        Kind kind,
        int cycle,
        @Nullable Integer clock,
        @Nullable Milestone milestone,
        Instant at,
        Instant recordedAt) {

    enum Kind {
        /** The ticket waits for its partner: every clock but the acknowledgement's stops. */
        PAUSED,
        RESUMED,
        /** A milestone is reached; without a clock when nothing was promised for it. */
        SATISFIED,
        /** What had satisfied it never arrived: the clock runs on as if nothing had stopped it. */
        UNSATISFIED,
        SUPERSEDED,
        /** The clock came to the next rung of its ladder. */
        STEP,
        GOAL_PASSED,
        BREACHED,
        REOPENED,
        CLOSED
    }

    boolean isAbout(PinnedClock other) {
        return clock != null && clock == other.no();
    }
}
