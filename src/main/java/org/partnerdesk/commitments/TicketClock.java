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

    boolean isDecided() {
        return reading().state().isDecided();
    }

    /** As stored; what never arrived can undo it. */
    boolean wasDecided() {
        return stored != null && stored.state().isDecided();
    }

    /** A clock that is over stays as it is stored, whatever later rules of time zones would make of it. */
    boolean isToStore() {
        return stored == null || (!isSettled() && !stored.equals(reading()));
    }

    /** Over, and still for the reason that is stored: what never arrived satisfies nothing after all. */
    private boolean isSettled() {
        return stored != null
                && stored.isOver()
                && isOver()
                && Objects.equals(stored.satisfiedAt(), tally.satisfiedAt());
    }

    /** What is over both by its facts and as stored stays for the same reason; all else is what the facts say. */
    boolean isRebuilt() {
        return !isSettled();
    }

    /** What is told of it; only of one that is stored. */
    Commitment commitment(long ticketId) {
        PinnedClock clock = pinned();
        Reading told = stored != null && isSettled() ? stored : reading();
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
