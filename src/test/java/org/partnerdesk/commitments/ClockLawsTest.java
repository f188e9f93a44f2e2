package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.partnerdesk.commitments.PolicySpec.Row;
import org.partnerdesk.commitments.PolicySpec.Window;

/** What must hold of the clocks of a ticket in any history. */
class ClockLawsTest {
    private static final Instant START = Instant.parse("2026-02-27T15:00:00Z");

    private enum Act {
        ACKNOWLEDGE,
        UNACKNOWLEDGE,
        DETERMINE,
        RESOLVE,
        UPDATE,
        PAUSE,
        RESUME,
        RAISE,
        LOWER,
        REOPEN,
        CLOSE,
        LOOK
    }

    /** @param later how long after the one before */
    private record Event(Act act, Duration later) {}

    @Property(tries = 500)
    void aPauseMovesTheDeadlineByTheOpenTimeItLasts(
            @ForAll("specs") CalendarSpec spec,
            @ForAll("moments") Instant start,
            @ForAll("lengths") Duration before,
            @ForAll("lengths") Duration pause) {
        WorkingCalendar hours = CalendarReader.read(spec);
        Offer offer = offer("S1", hours);
        Instant paused = start.plus(before);
        Instant resumed = paused.plus(pause);
        TicketClocks ticket = TicketClocks.start(1, offer, start, start);
        Instant limit = limitOf(ticket);
        ticket.pause(paused);
        ticket.resume(resumed);

        Duration moved = limit.isAfter(paused) ? hours.between(paused, resumed) : Duration.ZERO;
        assertThat(hours.between(limit, limitOf(ticket))).isEqualTo(moved);
    }

    @Property(tries = 500)
    void stateIsTheSameAtOnceInPartsAndAfterARestart(
            @ForAll("specs") CalendarSpec spec, @ForAll("histories") List<Event> history) {
        WorkingCalendar hours = CalendarReader.read(spec);
        TicketClocks living = TicketClocks.start(1, offer("S1", hours), START, START);
        TicketClocks restarted = TicketClocks.start(1, offer("S1", hours), START, START);
        Instant at = START;
        for (Event event : history) {
            at = at.plus(event.later());
            play(living, event.act(), at, hours);
            restarted = restart(restarted);
            play(restarted, event.act(), at, hours);
        }

        assertThat(readings(restarted)).isEqualTo(readings(living));
        assertThat(readings(restart(living))).isEqualTo(readings(living));
    }

    @Property(tries = 500)
    void whatIsToldTwiceCountsOnce(@ForAll("specs") CalendarSpec spec, @ForAll("histories") List<Event> history) {
        WorkingCalendar hours = CalendarReader.read(spec);
        TicketClocks once = TicketClocks.start(1, offer("S1", hours), START, START);
        TicketClocks twice = TicketClocks.start(1, offer("S1", hours), START, START);
        Instant at = START;
        for (Event event : history) {
            at = at.plus(event.later());
            play(once, event.act(), at, hours);
            play(twice, event.act(), at, hours);
            play(twice, event.act(), at, hours);
        }

        assertThat(readings(twice)).isEqualTo(readings(once));
        assertThat(twice.allFacts()).isEqualTo(once.allFacts());
    }

    /** A timer that looks in at any moment changes nothing but when things are written down. */
    @Property(tries = 500)
    void theTimerDecidesNothing(@ForAll("specs") CalendarSpec spec, @ForAll("histories") List<Event> history) {
        WorkingCalendar hours = CalendarReader.read(spec);
        TicketClocks timed = TicketClocks.start(1, offer("S1", hours), START, START);
        TicketClocks untimed = TicketClocks.start(1, offer("S1", hours), START, START);
        Instant at = START;
        for (Event event : history) {
            timed.passUntil(at.plus(event.later().dividedBy(3)));
            timed.passUntil(at.plus(event.later().dividedBy(2)));
            at = at.plus(event.later());
            play(timed, event.act(), at, hours);
            play(untimed, event.act(), at, hours);
        }
        timed.passUntil(at);
        untimed.passUntil(at);

        assertThat(readings(timed)).isEqualTo(readings(untimed));
    }

    @Property(tries = 500)
    void aBreachSurvivesEveryLaterEvent(@ForAll("specs") CalendarSpec spec, @ForAll("histories") List<Event> history) {
        WorkingCalendar hours = CalendarReader.read(spec);
        TicketClocks ticket = TicketClocks.start(1, offer("S1", hours), START, START);
        List<Integer> breached = new ArrayList<>();
        Instant at = START;
        for (Event event : history) {
            at = at.plus(event.later());
            play(ticket, event.act(), at, hours);
            for (Fact fact : ticket.newFacts()) {
                if (fact.kind() == Fact.Kind.BREACHED && !breached.contains(fact.clock())) {
                    breached.add(fact.clock());
                }
            }
            for (int no : breached) {
                assertThat(ticket.clocks().get(no - 1).reading().state())
                        .isIn(ClockState.BREACHED, ClockState.MET_LATE);
            }
        }
    }

    /** What the ledger counts is what the marks come from: as much as was promised lies before each mark it reaches. */
    @Property(tries = 500)
    void theLedgerHasNoGapAndCountsUpToTheMarks(
            @ForAll("specs") CalendarSpec spec, @ForAll("histories") List<Event> history) {
        WorkingCalendar hours = CalendarReader.read(spec);
        TicketClocks ticket = TicketClocks.start(1, offer("S1", hours), START, START);
        Instant at = START;
        for (Event event : history) {
            at = at.plus(event.later());
            play(ticket, event.act(), at, hours);
        }
        ticket.passUntil(at);
        for (TicketClock clock : ticket.clocks()) {
            List<Ledger.Stretch> stretches = Ledger.stretches(clock.pinned(), ticket.allFacts(), spec, at);
            Instant until = clock.pinned().startedAt();
            for (Ledger.Stretch stretch : stretches) {
                assertThat(stretch.from()).isEqualTo(until).isBefore(stretch.to());
                until = stretch.to();
            }
            Reading reading = clock.reading();
            Tally tally = clock.tally();
            if (reading.goalAt().isBefore(until) && !tally.isAheadInPause(tally.goalAt())) {
                assertThat(countedBefore(reading.goalAt(), stretches))
                        .isEqualTo(clock.pinned().window().goal());
            }
            if (reading.limitAt().isBefore(until) && !tally.isAheadInPause(tally.limitAt())) {
                assertThat(countedBefore(reading.limitAt(), stretches))
                        .isEqualTo(clock.pinned().window().limit());
            }
        }
    }

    private static Duration countedBefore(Instant mark, List<Ledger.Stretch> stretches) {
        return stretches.stream()
                .filter(Ledger.Stretch::counted)
                .filter(stretch -> stretch.from().isBefore(mark))
                .map(stretch -> Duration.between(stretch.from(), stretch.to().isBefore(mark) ? stretch.to() : mark))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Property(tries = 500)
    void atMostOneClockOfAMilestoneIsOpenAndNoMarkPassesTwice(
            @ForAll("specs") CalendarSpec spec, @ForAll("histories") List<Event> history) {
        WorkingCalendar hours = CalendarReader.read(spec);
        TicketClocks ticket = TicketClocks.start(1, offer("S1", hours), START, START);
        Instant at = START;
        for (Event event : history) {
            at = at.plus(event.later());
            play(ticket, event.act(), at, hours);

            assertThat(ticket.clocks().stream().filter(c -> !c.isOver()).map(TicketClock::milestone))
                    .doesNotHaveDuplicates();
        }
        assertThat(ticket.newFacts().stream()
                        .filter(f -> f.kind() == Fact.Kind.BREACHED || f.kind() == Fact.Kind.GOAL_PASSED)
                        .map(f -> f.kind() + " " + f.clock()))
                .doesNotHaveDuplicates();
    }

    private static void play(TicketClocks ticket, Act act, Instant at, WorkingCalendar hours) {
        switch (act) {
            case ACKNOWLEDGE -> ticket.satisfy(Milestone.ACKNOWLEDGED, at);
            case UNACKNOWLEDGE -> acknowledgedAt(ticket).ifPresent(then -> ticket.unacknowledge(then, at));
            case DETERMINE -> ticket.satisfy(Milestone.DETERMINED, at);
            case RESOLVE -> ticket.satisfy(Milestone.RESOLVED, at);
            case UPDATE -> ticket.satisfy(Milestone.UPDATED, at);
            case PAUSE -> ticket.pause(at);
            case RESUME -> ticket.resume(at);
            case RAISE -> ticket.retarget(offer("S1", hours), at);
            case LOWER -> ticket.retarget(offer("S4", hours), at);
            case REOPEN -> ticket.reopen(offer("S1", hours), at);
            case CLOSE -> ticket.close(at);
            case LOOK -> ticket.passUntil(at);
        }
    }

    private static Optional<Instant> acknowledgedAt(TicketClocks ticket) {
        return ticket.clocks().stream()
                .filter(clock -> clock.milestone() == Milestone.ACKNOWLEDGED)
                .flatMap(clock -> Stream.ofNullable(clock.tally().satisfiedAt()))
                .findFirst();
    }

    /** An answer that never arrived leaves the promise as it would be had nobody answered. */
    @Property(tries = 500)
    void anUndeliveredAcknowledgementIsOwedAsIfItHadNeverBeen(
            @ForAll("specs") CalendarSpec spec, @ForAll("lengths") Duration first, @ForAll("lengths") Duration later) {
        WorkingCalendar hours = CalendarReader.read(spec);
        Instant answered = START.plus(first);
        Instant bounced = answered.plus(later);
        TicketClocks answeredInVain = TicketClocks.start(1, offer("S1", hours), START, START);
        TicketClocks unanswered = TicketClocks.start(1, offer("S1", hours), START, START);
        answeredInVain.satisfy(Milestone.ACKNOWLEDGED, answered);
        answeredInVain.unacknowledge(answered, bounced);
        unanswered.passUntil(bounced);

        assertThat(readings(answeredInVain).getFirst())
                .isEqualTo(readings(unanswered).getFirst());
        assertThat(acknowledgedAt(answeredInVain)).isEmpty();
    }

    /** As the database would give it back. */
    private static TicketClocks restart(TicketClocks ticket) {
        return new TicketClocks(
                ticket.ticketId(),
                ticket.standing(),
                ticket.clocks().stream()
                        .map(clock ->
                                new TicketClock((long) clock.pinned().no(), Tally.of(clock.pinned()), clock.reading()))
                        .toList(),
                ticket.allFacts(),
                START);
    }

    private static List<Reading> readings(TicketClocks ticket) {
        return ticket.clocks().stream().map(TicketClock::reading).toList();
    }

    private static Instant limitOf(TicketClocks ticket) {
        return ticket.clocks().get(2).reading().limitAt();
    }

    private static Offer offer(String severity, WorkingCalendar hours) {
        Row row = severity.equals("S1")
                ? new Row(
                        "S1", null, false, window(1, 3), window(2, 8), window(24, 48), Duration.ofHours(24), List.of())
                : new Row("S4", null, true, window(24, 48), null, null, null, List.of());
        return new Offer(
                new Terms(severity, "X", null, null),
                row,
                new Offer.Pins(severity, 1, "X", 1, false, hours, List.of()));
    }

    private static Window window(int goal, int limit) {
        return new Window(Duration.ofHours(goal), Duration.ofHours(limit));
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Duration> steps =
                Arbitraries.longs().between(0, Duration.ofDays(3).toMinutes()).map(Duration::ofMinutes);
        return Combinators.combine(Arbitraries.of(Act.class), steps)
                .as(Event::new)
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<CalendarSpec> specs() {
        return Calendars.specs();
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Calendars.moments();
    }

    @Provide
    Arbitrary<Duration> lengths() {
        return Calendars.lengths();
    }
}
