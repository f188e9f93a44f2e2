package org.partnerdesk.commitments;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.TicketClocks.Standing;

/** Rows of the module's tables as {@link ClockWriter} sends them; components are named as the columns. */
final class ClockRows {
    private ClockRows() {}

    record TermsRow(
            long ticketId,
            String severity,
            String dataCentre,
            @Nullable String tier,
            @Nullable String impact,
            @Nullable String requestType,
            int cycle,
            Instant startedAt,
            Instant cycleStartedAt,
            @Nullable Instant nextFireAt,
            @Nullable Integer nextNo,
            @Nullable Milestone nextMilestone,
            @Nullable Instant nextLimitAt,
            boolean nextPaused,
            @Nullable Instant overdueSince) {
        static TermsRow of(TicketClocks ticket) {
            Standing standing = ticket.standing();
            Terms terms = standing.terms();
            Optional<TicketClock> next = ticket.nextPromise();
            return new TermsRow(
                    ticket.ticketId(),
                    terms.severity(),
                    terms.dataCentre(),
                    terms.tier(),
                    terms.impact(),
                    terms.requestType(),
                    standing.cycle(),
                    standing.startedAt(),
                    standing.cycleStartedAt(),
                    ticket.nextFireAt(),
                    next.map(c -> c.pinned().no()).orElse(null),
                    next.map(TicketClock::milestone).orElse(null),
                    next.map(c -> c.reading().limitAt()).orElse(null),
                    next.map(c -> c.reading().state() == ClockState.PAUSED).orElse(false),
                    overdueSince(ticket));
        }

        /** The first limit that has passed of a promise that is still to be kept. */
        private static @Nullable Instant overdueSince(TicketClocks ticket) {
            return ticket.clocks().stream()
                    .filter(clock -> !clock.isOver() && clock.reading().state() == ClockState.BREACHED)
                    .map(clock -> clock.reading().limitAt())
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }
    }

    record ClockRow(
            long ticketId,
            int no,
            int cycle,
            Milestone milestone,
            String severity,
            int policyVersion,
            String calendar,
            int calendarVersion,
            boolean roundTheClock,
            long goalSeconds,
            long limitSeconds,
            @Nullable Long updateSeconds,
            Instant startedAt,
            Instant openedAt,
            Instant goalAt,
            Instant limitAt,
            ClockState state,
            @Nullable Instant satisfiedAt,
            @Nullable Instant stoppedAt) {
        static ClockRow of(long ticketId, TicketClock stored) {
            PinnedClock clock = stored.pinned();
            Reading reading = stored.reading();
            Duration updateEvery = clock.updateEvery();
            return new ClockRow(
                    ticketId,
                    clock.no(),
                    clock.cycle(),
                    clock.milestone(),
                    clock.pins().severity(),
                    clock.pins().policyVersion(),
                    clock.pins().calendar(),
                    clock.pins().calendarVersion(),
                    clock.pins().roundTheClock(),
                    clock.window().goal().toSeconds(),
                    clock.window().limit().toSeconds(),
                    updateEvery == null ? null : updateEvery.toSeconds(),
                    clock.startedAt(),
                    clock.openedAt(),
                    reading.goalAt(),
                    reading.limitAt(),
                    reading.state(),
                    reading.satisfiedAt(),
                    reading.stoppedAt());
        }
    }

    record FactRow(
            long ticketId,
            int seq,
            Fact.Kind kind,
            int cycle,
            @Nullable Integer clockNo,
            @Nullable Milestone milestone,
            Instant at,
            Instant recordedAt) {
        static FactRow of(long ticketId, Fact fact) {
            return new FactRow(
                    ticketId,
                    fact.seq(),
                    fact.kind(),
                    fact.cycle(),
                    fact.clock(),
                    fact.milestone(),
                    fact.at(),
                    fact.recordedAt());
        }
    }

    /**
     * How a promise stands decided: {@code promised} is 1 once it is, else 0 to take back what was entered before;
     * {@code goalMet} and {@code limitMet} are 1 when they were held.
     */
    record OutcomeRow(
            long ticketId,
            int clockNo,
            Milestone milestone,
            String severity,
            String dataCentre,
            Instant dueAt,
            int promised,
            int goalMet,
            int limitMet,
            Instant recordedAt) {

        /** Of the clocks that are decided, or were; the database knows what was entered of them. */
        static Stream<OutcomeRow> of(TicketClocks ticket) {
            return ticket.clocks().stream()
                    .filter(clock -> clock.isToStore() && (clock.isDecided() || clock.wasDecided()))
                    .map(clock -> of(ticket, clock));
        }

        private static OutcomeRow of(TicketClocks ticket, TicketClock clock) {
            Reading reading = clock.reading();
            boolean limitMet = reading.state() == ClockState.MET;
            return new OutcomeRow(
                    ticket.ticketId(),
                    clock.pinned().no(),
                    clock.milestone(),
                    clock.pinned().pins().severity(),
                    ticket.standing().terms().dataCentre(),
                    clock.pinned().passes(reading.limitAt()),
                    clock.isDecided() ? 1 : 0,
                    limitMet && clock.tally().goalHeld() ? 1 : 0,
                    limitMet ? 1 : 0,
                    ticket.recordedAt());
        }
    }
}
