package org.partnerdesk.commitments;

import java.time.Instant;
import java.util.Optional;
import org.partnerdesk.commitments.Fact.Kind;

/** What falls due next on a clock if nothing happens before, {@link Kind#GOAL_PASSED} or {@link Kind#BREACHED}. */
record DueStep(Kind kind, PinnedClock clock, Instant at) {

    /** A clock's goal before its limit; an update has both in one. Nothing falls due in a pause. */
    static Optional<DueStep> next(TicketClock clock) {
        Tally tally = clock.tally();
        if (tally.isStopped() || tally.breachedAt() != null) {
            return Optional.empty();
        }
        boolean goalFirst = clock.milestone() != Milestone.UPDATED && !tally.goalPassed();
        if (tally.isAheadInPause(goalFirst ? tally.goalAt() : tally.limitAt())) {
            return Optional.empty();
        }
        Instant mark = goalFirst ? tally.reading().goalAt() : tally.reading().limitAt();
        return Optional.of(new DueStep(
                goalFirst ? Kind.GOAL_PASSED : Kind.BREACHED,
                clock.pinned(),
                clock.pinned().passes(mark)));
    }
}
