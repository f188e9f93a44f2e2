package org.partnerdesk.commitments;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fold of a clock's facts: what has been counted so far and what was reached on the way. Pure; folding all facts at
 * once or in parts gives the same.
 *
 * @param counted open time until {@code edge}
 * @param edge the start of the running stretch, or of the pause
 * @param paused whether the ticket waits for its partner since {@code edge}
 * @param goalAt the goal when a stretch that has ended went past it; so for {@code limitAt}
 * @param goalPassed whether that was recorded
 * @param climbed open time of the last rung of the ladder that was recorded; zero before the first
 * @param breachedAt when that was recorded to have happened; so for {@code supersededAt}
 */
record Tally(
        PinnedClock clock,
        Duration counted,
        Instant edge,
        boolean paused,
        @Nullable Instant goalAt,
        @Nullable Instant limitAt,
        boolean goalPassed,
        Duration climbed,
        @Nullable Instant satisfiedAt,
        @Nullable Instant breachedAt,
        @Nullable Instant supersededAt) {

    static Tally of(PinnedClock clock) {
        return new Tally(
                clock, Duration.ZERO, clock.startedAt(), false, null, null, false, Duration.ZERO, null, null, null);
    }

    /** Facts come in the order of their recording; those that do not touch this clock change nothing. */
    Tally after(Fact fact) {
        if (fact.kind() == Fact.Kind.UNSATISFIED && fact.isAbout(clock)) {
            return ended(null, breachedAt, supersededAt);
        }
        if (isStopped()) {
            return this;
        }
        return switch (fact.kind()) {
            case PAUSED -> clock.milestone().waitsForPartner() && !paused ? pausedFrom(fact.at()) : this;
            case RESUMED -> paused ? resumedFrom(fact.at()) : this;
            case SATISFIED -> fact.isAbout(clock) ? ended(fact.at(), breachedAt, null) : this;
            case BREACHED -> fact.isAbout(clock) ? ended(null, fact.at(), null) : this;
            case SUPERSEDED -> fact.isAbout(clock) ? ended(null, breachedAt, fact.at()) : this;
            case STEP -> fact.isAbout(clock) ? oneStepUp() : this;
            case GOAL_PASSED -> fact.isAbout(clock) ? withGoalPassed() : this;
            case UNSATISFIED, REOPENED, CLOSED -> this;
        };
    }

    /** What the facts so far come to. */
    Reading reading() {
        Instant goal = goalAt != null ? goalAt : reaches(clock.window().goal());
        Instant limit = limitAt != null ? limitAt : reaches(clock.window().limit());
        boolean waiting = paused && limitAt == null;
        return new Reading(goal, limit, state(limit, waiting), satisfiedAt, stoppedAt(waiting));
    }

    /** Whether a mark that is not settled yet lies beyond a pause, so that no instant can be named for it. */
    boolean isAheadInPause(@Nullable Instant mark) {
        return paused && mark == null;
    }

    /** Whether it was satisfied before its goal passed: at the goal's instant, or waiting for the partner short of it. */
    boolean goalHeld() {
        return satisfiedAt != null
                && (isAheadInPause(goalAt) || !satisfiedAt.isAfter(reading().goalAt()));
    }

    /** The next rung of the ladder, by open time from the start. */
    Optional<Duration> nextStep() {
        return Ladder.next(clock, climbed);
    }

    /** When the next rung is reached; empty when there is none, or when it lies beyond a pause. */
    Optional<Instant> nextStepAt() {
        return nextStep()
                .filter(mark -> !paused || mark.compareTo(counted) <= 0)
                .map(mark -> mark.compareTo(counted) <= 0 ? edge : reaches(mark));
    }

    /** Open time from the start until it was satisfied, without pauses; null when it was not. */
    @Nullable
    Duration countedUntilSatisfied() {
        if (satisfiedAt == null) {
            return null;
        }
        return paused ? counted : counted.plus(clock.hours().between(edge, satisfiedAt));
    }

    /** Whether nothing more can happen to it. A missed update is over: the next one takes its place at once. */
    boolean isStopped() {
        return satisfiedAt != null
                || supersededAt != null
                || (breachedAt != null && clock.milestone() == Milestone.UPDATED);
    }

    /** When it was over, if it is. */
    Optional<Instant> over() {
        return isStopped() ? Optional.ofNullable(stoppedAt(false)) : Optional.empty();
    }

    /** A limit that lies beyond a pause has not passed, however long the pause has lasted. */
    private ClockState state(Instant limit, boolean waiting) {
        if (satisfiedAt != null) {
            return !waiting && satisfiedAt.isAfter(limit) ? ClockState.MET_LATE : ClockState.MET;
        }
        if (breachedAt != null) {
            return ClockState.BREACHED;
        }
        if (supersededAt != null) {
            return !waiting && clock.passes(limit).isBefore(supersededAt) ? ClockState.BREACHED : ClockState.SUPERSEDED;
        }
        return waiting ? ClockState.PAUSED : ClockState.RUNNING;
    }

    private @Nullable Instant stoppedAt(boolean waiting) {
        if (satisfiedAt != null) {
            return satisfiedAt;
        }
        if (supersededAt != null) {
            return supersededAt;
        }
        if (isStopped()) {
            return breachedAt;
        }
        return waiting ? edge : null;
    }

    private Instant reaches(Duration promised) {
        return clock.hours().add(edge, promised.minus(counted));
    }

    /** A mark that the ending stretch went past is settled by it; what a pause moves is only what lies ahead. */
    private Tally pausedFrom(Instant at) {
        Instant pause = at.isBefore(edge) ? edge : at;
        return new Tally(
                clock,
                counted.plus(clock.hours().between(edge, pause)),
                pause,
                true,
                settled(goalAt, clock.window().goal(), pause),
                settled(limitAt, clock.window().limit(), pause),
                goalPassed,
                climbed,
                satisfiedAt,
                breachedAt,
                supersededAt);
    }

    private @Nullable Instant settled(@Nullable Instant mark, Duration promised, Instant pause) {
        if (mark != null) {
            return mark;
        }
        Instant reached = reaches(promised);
        return reached.isAfter(pause) ? null : reached;
    }

    private Tally resumedFrom(Instant at) {
        return new Tally(
                clock,
                counted,
                at.isBefore(edge) ? edge : at,
                false,
                goalAt,
                limitAt,
                goalPassed,
                climbed,
                satisfiedAt,
                breachedAt,
                supersededAt);
    }

    private Tally oneStepUp() {
        return new Tally(
                clock,
                counted,
                edge,
                paused,
                goalAt,
                limitAt,
                goalPassed,
                nextStep().orElse(climbed),
                satisfiedAt,
                breachedAt,
                supersededAt);
    }

    private Tally withGoalPassed() {
        return new Tally(
                clock, counted, edge, paused, goalAt, limitAt, true, climbed, satisfiedAt, breachedAt, supersededAt);
    }

    private Tally ended(@Nullable Instant satisfied, @Nullable Instant breached, @Nullable Instant superseded) {
        return new Tally(
                clock, counted, edge, paused, goalAt, limitAt, goalPassed, climbed, satisfied, breached, superseded);
    }
}
