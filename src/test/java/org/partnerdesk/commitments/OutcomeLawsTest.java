package org.partnerdesk.commitments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.commitments.Desk.MONDAY;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Random histories of several tickets over some weeks: what is entered is what the facts say, and closed weeks stay. */
class OutcomeLawsTest {
    private static final int TICKETS = 4;

    private enum Act {
        ACKNOWLEDGE,
        ACKNOWLEDGE_TOLD_LATER,
        DETERMINE,
        RESOLVE,
        UPDATE,
        PAUSE,
        RESUME,
        RAISE,
        LOWER,
        REOPEN,
        CLOSE,
        ANSWER_BOUNCES,
        UPDATE_BOUNCES,
        TIMER
    }

    /** @param minutes after the one before */
    private record Event(long ticket, Act act, long minutes) {}

    /** What became of a promise, as one reads it from its facts. */
    private record Said(boolean decided, boolean goal, boolean limit) {}

    @Property(tries = 12)
    void entriesAddUpToTheFactsAndAClosedWeekKeepsItsFigures(@ForAll("histories") List<Event> history) {
        live(history);
    }

    @Tag("long")
    @Property(tries = 1_000)
    void theyDoInManyMoreHistories(@ForAll("histories") List<Event> history) {
        live(history);
    }

    private static void live(List<Event> history) {
        Desk desk = new Desk(MONDAY);
        for (long ticket = 1; ticket <= TICKETS; ticket++) {
            desk.commitments.start(ticket, ticket % 2 == 0 ? Desk.S1 : Desk.S3, MONDAY);
        }
        for (Event event : history) {
            desk.clock.move(Duration.ofMinutes(event.minutes()));
            Instant now = desk.clock.instant();
            Map<String, String> before = closedWeeks(desk, now);
            play(desk, event, now);
            assertThat(closedWeeks(desk, now)).as(event.toString()).isEqualTo(before);
        }
        desk.steps.record();

        assertThat(entered(desk)).isEqualTo(saidByTheFacts(desk));
        enterAnewByTheMigration(desk);
        assertThat(entered(desk)).isEqualTo(saidByTheFacts(desk));
    }

    /** As if the desk had decided all of it before outcomes were kept. */
    private static void enterAnewByTheMigration(Desk desk) {
        desk.jdbc
                .sql("alter table commitments.outcome disable trigger outcome_is_append_only")
                .update();
        desk.jdbc.sql("truncate commitments.outcome").update();
        String migration = text("/db/migration/V250__outcomes.sql");
        int insert = migration.indexOf("insert into commitments.outcome");
        desk.jdbc
                .sql(migration.substring(insert, migration.indexOf(';', insert)))
                .update();
    }

    private static String text(String resource) {
        try (InputStream bytes = requireNonNull(OutcomeLawsTest.class.getResourceAsStream(resource))) {
            return new String(bytes.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void play(Desk desk, Event event, Instant now) {
        Commitments commitments = desk.commitments;
        long ticket = event.ticket();
        switch (event.act()) {
            case ACKNOWLEDGE -> commitments.satisfy(ticket, Milestone.ACKNOWLEDGED, now);
            case ACKNOWLEDGE_TOLD_LATER ->
                commitments.satisfy(ticket, Milestone.ACKNOWLEDGED, now.minus(Duration.ofHours(2)));
            case DETERMINE -> commitments.satisfy(ticket, Milestone.DETERMINED, now);
            case RESOLVE -> commitments.satisfy(ticket, Milestone.RESOLVED, now);
            case UPDATE -> commitments.updatePublished(ticket, now);
            case PAUSE -> commitments.pause(ticket, now);
            case RESUME -> commitments.resume(ticket, now);
            case RAISE -> commitments.retarget(ticket, Desk.S1, now);
            case LOWER -> commitments.retarget(ticket, Desk.S3, now);
            case REOPEN -> commitments.reopen(ticket, ticket % 2 == 0 ? Desk.S1 : Desk.S3, now);
            case CLOSE -> commitments.close(ticket, now);
            case ANSWER_BOUNCES ->
                satisfiedAt(desk, ticket, Milestone.ACKNOWLEDGED)
                        .forEach(at -> commitments.unacknowledge(ticket, at, now));
            case UPDATE_BOUNCES ->
                satisfiedAt(desk, ticket, Milestone.UPDATED)
                        .forEach(at -> commitments.unpublishUpdate(ticket, at, now));
            case TIMER -> desk.steps.record();
        }
    }

    private static List<Instant> satisfiedAt(Desk desk, long ticket, Milestone milestone) {
        return desk.commitments.of(ticket).stream()
                .filter(promise -> promise.milestone() == milestone && promise.satisfiedAt() != null)
                .map(Commitment::satisfiedAt)
                .toList();
    }

    /** The figures of all weeks that had closed by then, a day after their Sunday. */
    private static Map<String, String> closedWeeks(Desk desk, Instant now) {
        LocalDate open = LocalDate.ofInstant(now.minus(1, DAYS), ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Map<String, String> figures = new TreeMap<>();
        desk.jdbc
                .sql("""
                select date_trunc('week', counts_on)::date || ' ' || severity || ' ' || milestone as place,
                       sum(promised) || '/' || sum(goal_met) || '/' || sum(limit_met) as figure
                from commitments.outcome where not correction and counts_on < :open group by 1""")
                .param("open", open)
                .query((row, n) -> Map.entry(row.getString("place"), row.getString("figure")))
                .list()
                .forEach(figure -> figures.put(figure.getKey(), figure.getValue()));
        return figures;
    }

    /** All entries together, corrections too, by clock. */
    private static Map<String, Said> entered(Desk desk) {
        Map<String, Said> entered = new TreeMap<>();
        desk.jdbc
                .sql("""
                select ticket_id || '/' || clock_no as clock, sum(promised) as promised, sum(goal_met) as goal,
                       sum(limit_met) as limit_met
                from commitments.outcome group by 1 having sum(promised) <> 0""")
                .query((row, n) -> Map.entry(
                        row.getString("clock"),
                        new Said(row.getInt("promised") == 1, row.getInt("goal") == 1, row.getInt("limit_met") == 1)))
                .list()
                .forEach(clock -> entered.put(clock.getKey(), clock.getValue()));
        return entered;
    }

    /** Fact by fact and clock by clock. */
    private static Map<String, Said> saidByTheFacts(Desk desk) {
        Map<String, Map<String, Instant>> latest = new HashMap<>();
        desk.jdbc
                .sql("""
                select ticket_id || '/' || clock_no as clock, kind, at from commitments.fact
                where clock_no is not null order by ticket_id, seq""")
                .query((row, n) -> Map.entry(
                        row.getString("clock"),
                        Map.entry(
                                row.getString("kind"),
                                row.getObject("at", OffsetDateTime.class).toInstant())))
                .list()
                .forEach(fact -> {
                    Map<String, Instant> facts = latest.computeIfAbsent(fact.getKey(), clock -> new HashMap<>());
                    if (fact.getValue().getKey().equals("UNSATISFIED")) {
                        facts.remove("SATISFIED");
                    } else {
                        facts.put(fact.getValue().getKey(), fact.getValue().getValue());
                    }
                });
        Map<String, Said> said = new TreeMap<>();
        latest.forEach((clock, facts) -> {
            Instant satisfied = facts.get("SATISFIED");
            Instant breached = facts.get("BREACHED");
            Instant goal = facts.get("GOAL_PASSED");
            if (satisfied != null || breached != null) {
                boolean limit = satisfied != null && (breached == null || !satisfied.isAfter(breached));
                said.put(clock, new Said(true, limit && (goal == null || !satisfied.isAfter(goal)), limit));
            }
        });
        return said;
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Long> minutes =
                Arbitraries.longs().between(1, Duration.ofHours(40).toMinutes());
        return Combinators.combine(Arbitraries.longs().between(1, TICKETS), Arbitraries.of(Act.class), minutes)
                .as(Event::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(60);
    }
}
