package org.partnerdesk.commitments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What happened to a ticket, told again to clocks under other rules. Pure. Severity follows the ticket's own through its
 * life; data centre, tier, impact and request type are as they stand now. Updates are left out: what would have counted
 * as one before any was owed is in no fact.
 */
final class Replay {
    private static final List<Milestone> COMPARED =
            List.of(Milestone.ACKNOWLEDGED, Milestone.DETERMINED, Milestone.RESOLVED);

    private Replay() {}

    /** @param offers what the other rules promise under terms */
    static List<Replayed> of(TicketClocks stored, Function<Terms, Offer> offers, Instant until) {
        stored.passUntil(until);
        TicketClocks other = told(stored, offers, until);
        List<Replayed> replayed = new ArrayList<>();
        for (int cycle = 1; cycle <= stored.standing().cycle(); cycle++) {
            for (Milestone milestone : COMPARED) {
                List<TicketClock> before = clocks(stored, cycle, milestone);
                List<TicketClock> after = clocks(other, cycle, milestone);
                if (!before.isEmpty() || !after.isEmpty()) {
                    replayed.add(new Replayed(
                            stored.ticketId(),
                            cycle,
                            milestone,
                            (after.isEmpty() ? before : after)
                                    .getLast()
                                    .pinned()
                                    .pins()
                                    .severity(),
                            goalMissed(before, until),
                            limitMissed(before),
                            goalMissed(after, until),
                            limitMissed(after)));
                }
            }
        }
        return replayed;
    }

    private static TicketClocks told(TicketClocks stored, Function<Terms, Offer> offers, Instant until) {
        String severity = stored.clocks().stream()
                .findFirst()
                .map(clock -> clock.pinned().pins().severity())
                .orElse(stored.standing().terms().severity());
        TicketClocks other = TicketClocks.start(
                stored.ticketId(),
                offers.apply(terms(stored, severity)),
                stored.standing().startedAt(),
                until);
        Instant acknowledgedAt = stored.standing().startedAt();
        for (Fact fact : stored.allFacts()) {
            if (fact.at().isAfter(until)) {
                break;
            }
            Optional<String> changed = fact.kind() == Fact.Kind.SUPERSEDED || fact.kind() == Fact.Kind.REOPENED
                    ? severityOpenedAt(stored, fact.at())
                    : Optional.empty();
            severity = changed.orElse(severity);
            if (fact.kind() == Fact.Kind.SATISFIED && fact.milestone() == Milestone.ACKNOWLEDGED) {
                acknowledgedAt = fact.at();
            }
            switch (fact.kind()) {
                case PAUSED -> other.pause(fact.at());
                case RESUMED -> other.resume(fact.at());
                case SATISFIED -> {
                    if (fact.milestone() != null && fact.milestone() != Milestone.UPDATED) {
                        other.satisfy(fact.milestone(), fact.at());
                    }
                }
                case UNSATISFIED -> other.unacknowledge(acknowledgedAt, fact.at());
                case SUPERSEDED -> {
                    if (changed.isPresent()) {
                        other.retarget(offers.apply(terms(stored, severity)), fact.at());
                    }
                }
                case REOPENED -> other.reopen(offers.apply(terms(stored, severity)), fact.at());
                case CLOSED -> other.close(fact.at());
                case GOAL_PASSED, BREACHED -> {}
            }
        }
        other.passUntil(until);
        return other;
    }

    private static Optional<String> severityOpenedAt(TicketClocks stored, Instant at) {
        return stored.clocks().stream()
                .filter(clock -> clock.pinned().openedAt().equals(at))
                .findFirst()
                .map(clock -> clock.pinned().pins().severity());
    }

    private static Terms terms(TicketClocks stored, String severity) {
        Terms now = stored.standing().terms();
        return new Terms(severity, now.dataCentre(), now.tier(), now.impact(), now.requestType());
    }

    private static List<TicketClock> clocks(TicketClocks ticket, int cycle, Milestone milestone) {
        return ticket.clocks().stream()
                .filter(clock ->
                        clock.milestone() == milestone && clock.pinned().cycle() == cycle)
                .toList();
    }

    private static boolean limitMissed(List<TicketClock> clocks) {
        return clocks.stream()
                .map(clock -> clock.reading().state())
                .anyMatch(state -> state == ClockState.BREACHED || state == ClockState.MET_LATE);
    }

    /** A clock that other terms replaced before its goal had not missed it. */
    private static boolean goalMissed(List<TicketClock> clocks, Instant until) {
        return clocks.stream().map(TicketClock::reading).anyMatch(reading -> {
            Instant over = reading.satisfiedAt() != null
                    ? reading.satisfiedAt()
                    : reading.stoppedAt() != null ? reading.stoppedAt() : until;
            return reading.goalAt().isBefore(over);
        });
    }
}
