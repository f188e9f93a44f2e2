package org.partnerdesk.commitments;

import java.time.Instant;
import java.util.Optional;
import org.partnerdesk.commitments.Fact.Kind;

/** What becomes of an update whose message never arrived. */
final class Undelivered {
    private Undelivered() {}

    /**
     * The update published at {@code satisfiedAt} is owed again: its clock gives way to one that counts from the same
     * start, waiting since then included, and the one that had followed it is gone. Does nothing when the partner was
     * told something since, or when the silence since was recorded as a miss already.
     */
    static void update(TicketClocks ticket, Instant satisfiedAt, Instant at) {
        ticket.passUntil(at);
        Optional<PinnedClock> next = ticket.pinned(Milestone.UPDATED)
                .filter(clock -> clock.startedAt().equals(satisfiedAt));
        Optional<PinnedClock> answered = ticket.clocks().stream()
                .filter(clock -> clock.milestone() == Milestone.UPDATED
                        && satisfiedAt.equals(clock.tally().satisfiedAt()))
                .map(TicketClock::pinned)
                .findFirst();
        if (next.isPresent() && answered.isPresent()) {
            Instant then = new FactLog(ticket.allFacts(), at).notBeforeLast(at);
            PinnedClock before = answered.get();
            ticket.supersede(Milestone.UPDATED, then);
            ticket.record(Kind.UNSATISFIED, before, Milestone.UPDATED, then);
            ticket.record(Kind.SUPERSEDED, before, null, satisfiedAt);
            ticket.add(new PinnedClock(
                    ticket.clocks().size() + 1,
                    before.cycle(),
                    Milestone.UPDATED,
                    before.startedAt(),
                    satisfiedAt,
                    before.window(),
                    before.updateEvery(),
                    before.pins()));
            ticket.passUntil(then);
        }
    }
}
