package org.partnerdesk.commitments;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.partnerdesk.commitments.Fact.Kind;

/**
 * What falls due next on a clock if nothing happens before: {@link Kind#STEP}, {@link Kind#GOAL_PASSED} or {@link
 * Kind#BREACHED}.
 */
record DueStep(Kind kind, PinnedClock clock, Instant at) {

    /** The next rung and the next mark. A rung goes first: with its limit an update is over. */
    static Stream<DueStep> next(TicketClock clock) {
        Tally tally = clock.tally();
        if (tally.isStopped()) {
            return Stream.empty();
        }
        Stream<DueStep> step = tally.nextStepAt().stream().map(at -> due(Kind.STEP, tally, at));
        return Stream.concat(step, mark(clock.milestone(), tally).stream());
    }

    /** A clock's goal before its limit; an update has both in one. Nothing falls due in a pause. */
    private static Optional<DueStep> mark(Milestone milestone, Tally tally) {
        boolean goalFirst = milestone != Milestone.UPDATED && !tally.goalPassed();
        if (tally.breachedAt() != null || tally.isAheadInPause(goalFirst ? tally.goalAt() : tally.limitAt())) {
            return Optional.empty();
        }
        Reading reading = tally.reading();
        return Optional.of(
                goalFirst
                        ? due(Kind.GOAL_PASSED, tally, reading.goalAt())
                        : due(Kind.BREACHED, tally, reading.limitAt()));
    }

    private static DueStep due(Kind kind, Tally tally, Instant mark) {
        return new DueStep(kind, tally.clock(), tally.clock().passes(mark));
    }
}
