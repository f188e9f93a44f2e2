package org.partnerdesk.commitments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The steps of one clock by open time from its start. Steps of the same mark are one rung: they are reached together.
 * Pure; the steps are those of the policy version that the clock keeps.
 */
final class Ladder {
    private Ladder() {}

    /** The next rung above {@code after}; zero for the first. */
    static Optional<Duration> next(PinnedClock clock, Duration after) {
        return steps(clock).flatMap(step -> next(step, clock, after).stream()).min(Comparator.naturalOrder());
    }

    /** What is to be done on that rung. */
    static List<Step> at(PinnedClock clock, Duration mark) {
        return steps(clock)
                .filter(step -> next(step, clock, mark.minusNanos(1))
                        .filter(mark::equals)
                        .isPresent())
                .toList();
    }

    /** The rungs that a ticket's clocks have newly reached, those of a clock in order; {@code id} is how a clock is stored. */
    static List<StepReached> reached(TicketClocks ticket, ToLongFunction<TicketClock> id) {
        Set<Fact> fresh = Set.copyOf(ticket.newFacts());
        List<StepReached> reached = new ArrayList<>();
        for (TicketClock clock : ticket.clocks()) {
            if (fresh.stream().anyMatch(fact -> isStepOf(clock.pinned(), fact))) {
                Tally tally = Tally.of(clock.pinned());
                for (Fact fact : ticket.allFacts()) {
                    if (isStepOf(clock.pinned(), fact) && fresh.contains(fact)) {
                        Duration mark = tally.nextStep().orElseThrow();
                        reached.add(new StepReached(
                                ticket.ticketId(),
                                id.applyAsLong(clock),
                                clock.milestone(),
                                mark,
                                StepPlace.of(clock.pinned().window(), mark),
                                at(clock.pinned(), mark),
                                fact.at()));
                    }
                    tally = tally.after(fact);
                }
            }
        }
        return reached;
    }

    private static boolean isStepOf(PinnedClock clock, Fact fact) {
        return fact.kind() == Fact.Kind.STEP && fact.isAbout(clock);
    }

    private static Stream<Step> steps(PinnedClock clock) {
        return clock.pins().steps().stream()
                .filter(step -> step.isFor(clock.milestone(), clock.pins().severity()));
    }

    private static Optional<Duration> next(Step step, PinnedClock clock, Duration after) {
        Duration first = step.moment().in(clock.window());
        Duration every = step.every();
        if (!first.isPositive()) {
            return Optional.empty();
        }
        if (first.compareTo(after) > 0) {
            return Optional.of(first);
        }
        return every == null
                ? Optional.empty()
                : Optional.of(first.plus(every.multipliedBy(after.minus(first).dividedBy(every) + 1)));
    }
}
