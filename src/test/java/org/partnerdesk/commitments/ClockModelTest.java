package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Duty;
import org.partnerdesk.commitments.PolicySpec.Row;
import org.partnerdesk.commitments.PolicySpec.Window;

/** Random histories, lived by the engine and by {@link SlowClocks}: both must say the same of every promise. */
class ClockModelTest {
    private static final Instant START = Instant.parse("2026-02-27T15:00:00Z");

    private enum Act {
        ACKNOWLEDGE,
        DETERMINE,
        RESOLVE,
        UPDATE,
        PAUSE,
        RESUME,
        REOPEN,
        CLOSE
    }

    private static final List<Step> STEPS = List.of(
            step("goal-PT30M", null), step("goal", null), step("50%", null), step("limit", Duration.ofHours(4)));

    /** @param minutes after the one before */
    private record Event(Act act, long minutes) {}

    @Property(tries = 150)
    void theEngineSaysWhatCountingMinuteByMinuteSays(
            @ForAll("specs") CalendarSpec spec, @ForAll("histories") List<Event> history) {
        compare(spec, history);
    }

    @Tag("long")
    @Property(tries = 20_000)
    void itSaysSoInManyMoreHistories(@ForAll("specs") CalendarSpec spec, @ForAll("histories") List<Event> history) {
        compare(spec, history);
    }

    private static void compare(CalendarSpec spec, List<Event> history) {
        TicketClocks engine = TicketClocks.start(1, offer(CalendarReader.read(spec)), START, START);
        SlowClocks slow = new SlowClocks(spec, START);
        Instant minute = START;
        for (Event event : history) {
            minute = minute.plus(Duration.ofMinutes(event.minutes()));
            // Never at a moment at which a mark may lie, but for an update at the moment the update is due.
            Instant at = minute.plusSeconds(
                    switch (event.act()) {
                        case REOPEN -> 15;
                        case UPDATE -> 45;
                        default -> 30;
                    });
            slow.liveUntil(at);
            play(slow, event.act());
            play(engine, event.act(), at, spec);
        }
        Instant end = minute.plusSeconds(50);
        slow.liveUntil(end);
        engine.passUntil(end);

        assertThat(engine.clocks().stream().map(clock -> told(engine, clock)).sorted())
                .containsExactlyElementsOf(slow.promises.stream()
                        .map(ClockModelTest::told)
                        .sorted()
                        .toList());
    }

    private static String told(SlowClocks.Promise p) {
        return told(p.milestone, p.cycle, p.startedAt, p.goalPassed, p.breached, p.satisfied, p.superseded) + ", steps "
                + p.steps;
    }

    private static String told(TicketClocks engine, TicketClock clock) {
        Reading reading = clock.reading();
        PinnedClock pinned = clock.pinned();
        boolean superseded = facts(engine, clock, Fact.Kind.SUPERSEDED);
        Instant breached = facts(engine, clock, Fact.Kind.BREACHED) ? reading.limitAt() : null;
        Instant goal = facts(engine, clock, Fact.Kind.GOAL_PASSED) ? reading.goalAt() : null;
        assertThat(reading.state() == ClockState.BREACHED || reading.state() == ClockState.MET_LATE)
                .isEqualTo(breached != null);
        assertThat(reading.state() == ClockState.SUPERSEDED).isEqualTo(superseded && breached == null);
        return told(
                        clock.milestone(),
                        pinned.cycle(),
                        pinned.startedAt(),
                        // An update's goal is its limit.
                        clock.milestone() == Milestone.UPDATED ? breached : goal,
                        breached,
                        reading.satisfiedAt(),
                        superseded)
                + ", steps "
                + engine.allFacts().stream()
                        .filter(fact -> fact.kind() == Fact.Kind.STEP && fact.isAbout(pinned))
                        .map(Fact::at)
                        .toList();
    }

    private static boolean facts(TicketClocks engine, TicketClock clock, Fact.Kind kind) {
        return engine.allFacts().stream()
                .anyMatch(fact -> fact.kind() == kind
                        && fact.clock() != null
                        && fact.clock() == clock.pinned().no());
    }

    private static String told(
            Milestone milestone,
            int cycle,
            Instant startedAt,
            @Nullable Instant goalPassed,
            @Nullable Instant breached,
            @Nullable Instant satisfied,
            boolean superseded) {
        return "%s of cycle %d from %s: goal %s, limit %s, satisfied %s, superseded %s"
                .formatted(milestone, cycle, startedAt, goalPassed, breached, satisfied, superseded);
    }

    private static void play(SlowClocks slow, Act act) {
        switch (act) {
            case ACKNOWLEDGE -> slow.reach(Milestone.ACKNOWLEDGED);
            case DETERMINE -> slow.reach(Milestone.DETERMINED);
            case RESOLVE -> slow.reach(Milestone.RESOLVED);
            case UPDATE -> slow.reach(Milestone.UPDATED);
            case PAUSE -> slow.pause();
            case RESUME -> slow.resume();
            case REOPEN -> slow.reopen();
            case CLOSE -> slow.close();
        }
    }

    private static void play(TicketClocks engine, Act act, Instant at, CalendarSpec spec) {
        switch (act) {
            case ACKNOWLEDGE -> engine.satisfy(Milestone.ACKNOWLEDGED, at);
            case DETERMINE -> engine.satisfy(Milestone.DETERMINED, at);
            case RESOLVE -> engine.satisfy(Milestone.RESOLVED, at);
            case UPDATE -> engine.satisfy(Milestone.UPDATED, at);
            case PAUSE -> engine.pause(at);
            case RESUME -> engine.resume(at);
            case REOPEN -> engine.reopen(offer(CalendarReader.read(spec)), at);
            case CLOSE -> engine.close(at);
        }
    }

    private static Offer offer(WorkingCalendar hours) {
        Row row =
                new Row("S1", null, false, window(1, 3), window(2, 8), window(24, 48), Duration.ofHours(24), List.of());
        return new Offer(new Terms("S1", "X", null, null), row, new Offer.Pins("S1", 1, "X", 1, false, hours, STEPS));
    }

    private static Step step(String at, @Nullable Duration every) {
        return new Step(at, every, List.of(), List.of(), List.of(Duty.HEAD), null, null, null, null);
    }

    private static Window window(int goal, int limit) {
        return new Window(Duration.ofHours(goal), Duration.ofHours(limit));
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Long> minutes =
                Arbitraries.longs().between(1, Duration.ofHours(30).toMinutes());
        return Combinators.combine(Arbitraries.of(Act.class), minutes)
                .as(Event::new)
                .list()
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<CalendarSpec> specs() {
        return Calendars.specs();
    }
}
