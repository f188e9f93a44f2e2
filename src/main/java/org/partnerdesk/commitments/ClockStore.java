package org.partnerdesk.commitments;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.groupingBy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.PolicySpec.Window;
import org.partnerdesk.commitments.TicketClocks.Standing;
import org.partnerdesk.platform.time.DeskClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads clocks and facts, those of many tickets in as many statements as those of one. */
@Component
class ClockStore {
    private final JdbcClient jdbc;
    private final Rules rules;

    ClockStore(JdbcClient jdbc, Rules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    private record StoredTicket(long ticketId, Standing standing) {}

    private record StoredClock(long ticketId, TicketClock clock) {}

    private record StoredFact(long ticketId, Fact fact) {}

    /** Holds the ticket's clocks until the end of the transaction. */
    Optional<TicketClocks> lock(long ticketId, Instant now) {
        List<StoredTicket> locked =
                jdbc.sql("""
                select ticket_id, severity, data_centre, tier, impact, request_type, cycle, started_at, cycle_started_at
                from commitments.ticket_terms where ticket_id = :ticket for update""").param("ticket", ticketId).query(ClockStore::row).list();
        return load(locked, now).stream().findFirst();
    }

    /** The present, but never one that the database, which all nodes have in common, has not come to yet (ADR 0036). */
    Instant present(Clock clock) {
        return jdbc.sql("select least(:now, clock_timestamp() + :ahead * interval '1 microsecond')")
                .param("now", clock.instant().atOffset(UTC))
                .param(
                        "ahead",
                        TimeUnit.NANOSECONDS.toMicros(DeskClock.ahead(clock).toNanos()))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Holds some tickets of which something has fallen due and that no other node holds. */
    List<TicketClocks> lockDue(Instant now, Collection<Long> except, int atMost) {
        return load(
                jdbc.sql("""
                        select ticket_id, severity, data_centre, tier, impact, request_type, cycle, started_at, cycle_started_at
                        from commitments.ticket_terms
                        where next_fire_at < :now and ticket_id <> all (:except)
                        order by next_fire_at limit :atMost for update skip locked""")
                        .param("now", now.atOffset(UTC))
                        .param("except", except.toArray(Long[]::new))
                        .param("atMost", atMost)
                        .query(ClockStore::row)
                        .list(),
                now);
    }

    /** Holds the next tickets in order. */
    List<TicketClocks> lockAfter(long ticketId, int atMost, Instant now) {
        return load(
                jdbc.sql("""
                        select ticket_id, severity, data_centre, tier, impact, request_type, cycle, started_at, cycle_started_at
                        from commitments.ticket_terms where ticket_id > :after
                        order by ticket_id limit :atMost for update""")
                        .param("after", ticketId)
                        .param("atMost", atMost)
                        .query(ClockStore::row)
                        .list(),
                now);
    }

    /** Holds the next tickets in order that have a promise still open. */
    List<TicketClocks> lockOpenAfter(long ticketId, int atMost, Instant now) {
        return openAfter(" for update", ticketId, atMost, now);
    }

    /** The same, held by nobody. */
    List<TicketClocks> openAfter(long ticketId, int atMost, Instant now) {
        return openAfter("", ticketId, atMost, now);
    }

    private List<TicketClocks> openAfter(String held, long ticketId, int atMost, Instant now) {
        return load(
                jdbc.sql("""
                        select ticket_id, severity, data_centre, tier, impact, request_type, cycle, started_at,
                               cycle_started_at
                        from commitments.ticket_terms where ticket_id > :after and next_no is not null
                        order by ticket_id limit :atMost""" + held)
                        .param("after", ticketId)
                        .param("atMost", atMost)
                        .query(ClockStore::row)
                        .list(),
                now);
    }

    /** As they stand, held by nobody. */
    List<TicketClocks> all(Collection<Long> tickets, Instant now) {
        return load(
                jdbc.sql("""
                        select ticket_id, severity, data_centre, tier, impact, request_type, cycle, started_at, cycle_started_at
                        from commitments.ticket_terms where ticket_id = any (:tickets)""")
                        .param("tickets", tickets.toArray(Long[]::new))
                        .query(ClockStore::row)
                        .list(),
                now);
    }

    /** The first that is not due yet: one that is and stays so could not be done. */
    Optional<Instant> nextFireAt(Instant now) {
        return jdbc.sql("""
                select next_fire_at from commitments.ticket_terms where next_fire_at >= :now
                order by next_fire_at limit 1""")
                .param("now", now.atOffset(UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    List<Commitment> commitments(long ticketId) {
        return jdbc.sql("""
                select id, ticket_id, cycle, milestone, started_at, goal_at, limit_at, state, satisfied_at, stopped_at,
                       goal_seconds, limit_seconds, policy_version, calendar, calendar_version, round_the_clock
                from commitments.clock where ticket_id = :ticket order by no""")
                .param("ticket", ticketId)
                .query((row, n) -> Commitment.fromRow(row, ""))
                .list();
    }

    private List<TicketClocks> load(List<StoredTicket> tickets, Instant now) {
        if (tickets.isEmpty()) {
            return List.of();
        }
        Long[] ids = tickets.stream().map(StoredTicket::ticketId).toArray(Long[]::new);
        Map<Long, List<StoredClock>> clocks = jdbc
                .sql("""
                select ticket_id, no, id, cycle, milestone, severity, policy_version, calendar, calendar_version,
                       round_the_clock, goal_seconds, limit_seconds, update_seconds, started_at, opened_at,
                       goal_at, limit_at, state, satisfied_at, stopped_at
                from commitments.clock where ticket_id = any (:ids) order by ticket_id, no""")
                .param("ids", ids)
                .query((row, n) -> new StoredClock(row.getLong("ticket_id"), clock(row)))
                .list()
                .stream()
                .collect(groupingBy(StoredClock::ticketId));
        Map<Long, List<StoredFact>> facts = jdbc
                .sql("""
                select ticket_id, seq, kind, cycle, clock_no, milestone, at, recorded_at
                from commitments.fact where ticket_id = any (:ids) order by ticket_id, seq""")
                .param("ids", ids)
                .query((row, n) -> new StoredFact(row.getLong("ticket_id"), fact(row)))
                .list()
                .stream()
                .collect(groupingBy(StoredFact::ticketId));
        return tickets.stream()
                .map(ticket -> new TicketClocks(
                        ticket.ticketId(),
                        ticket.standing(),
                        clocks.getOrDefault(ticket.ticketId(), List.of()).stream()
                                .map(StoredClock::clock)
                                .toList(),
                        facts.getOrDefault(ticket.ticketId(), List.of()).stream()
                                .map(StoredFact::fact)
                                .toList(),
                        now))
                .toList();
    }

    private static StoredTicket row(ResultSet row, int n) throws SQLException {
        Terms terms = new Terms(
                row.getString("severity"),
                row.getString("data_centre"),
                row.getString("tier"),
                row.getString("impact"),
                row.getString("request_type"));
        return new StoredTicket(
                row.getLong("ticket_id"),
                new Standing(terms, row.getInt("cycle"), instant(row, "started_at"), instant(row, "cycle_started_at")));
    }

    private TicketClock clock(ResultSet row) throws SQLException {
        Offer.Pins pins = new Offer.Pins(
                row.getString("severity"),
                row.getInt("policy_version"),
                row.getString("calendar"),
                row.getInt("calendar_version"),
                row.getBoolean("round_the_clock"),
                rules.hours(
                        row.getString("calendar"), row.getInt("calendar_version"), row.getBoolean("round_the_clock")),
                rules.policy(row.getInt("policy_version")).steps());
        long updateSeconds = row.getLong("update_seconds");
        PinnedClock pinned = new PinnedClock(
                row.getInt("no"),
                row.getInt("cycle"),
                Milestone.valueOf(row.getString("milestone")),
                instant(row, "started_at"),
                instant(row, "opened_at"),
                new Window(
                        Duration.ofSeconds(row.getLong("goal_seconds")),
                        Duration.ofSeconds(row.getLong("limit_seconds"))),
                updateSeconds == 0 ? null : Duration.ofSeconds(updateSeconds),
                pins);
        Reading stored = new Reading(
                instant(row, "goal_at"),
                instant(row, "limit_at"),
                ClockState.valueOf(row.getString("state")),
                optionalInstant(row, "satisfied_at"),
                optionalInstant(row, "stopped_at"));
        return new TicketClock(row.getLong("id"), Tally.of(pinned), stored);
    }

    private static Fact fact(ResultSet row) throws SQLException {
        String milestone = row.getString("milestone");
        return new Fact(
                row.getInt("seq"),
                Fact.Kind.valueOf(row.getString("kind")),
                row.getInt("cycle"),
                row.getObject("clock_no", Integer.class),
                milestone == null ? null : Milestone.valueOf(milestone),
                instant(row, "at"),
                instant(row, "recorded_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
