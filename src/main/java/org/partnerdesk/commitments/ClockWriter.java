package org.partnerdesk.commitments;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.TicketClocks.Entry;
import org.partnerdesk.commitments.TicketClocks.Standing;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Writes what is new on the clocks of any number of tickets in one statement, and publishes what has fallen due. */
@Component
class ClockWriter {
    private static final JsonMapper ROWS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Alarm alarm;

    ClockWriter(JdbcClient jdbc, ApplicationEventPublisher events, Alarm alarm) {
        this.jdbc = jdbc;
        this.events = events;
        this.alarm = alarm;
    }

    private record ClockKey(long ticketId, int no) {}

    private record NewClock(ClockKey key, long id) {}

    private record TermsRow(
            long ticketId,
            String severity,
            String dataCentre,
            @Nullable String tier,
            @Nullable String impact,
            int cycle,
            Instant startedAt,
            Instant cycleStartedAt,
            @Nullable Instant nextFireAt,
            @Nullable Integer nextNo,
            @Nullable Instant nextLimitAt,
            boolean nextPaused) {}

    private record ClockRow(
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
            @Nullable Instant stoppedAt) {}

    private record FactRow(
            long ticketId,
            int seq,
            Fact.Kind kind,
            int cycle,
            @Nullable Integer clockNo,
            @Nullable Milestone milestone,
            Instant at,
            Instant recordedAt) {}

    /** Inside the caller's transaction; the timer hears of it when that commits. */
    void write(Collection<TicketClocks> tickets) {
        if (tickets.isEmpty()) {
            return;
        }
        List<ClockRow> opened = new ArrayList<>();
        List<ClockRow> changed = new ArrayList<>();
        for (TicketClocks ticket : tickets) {
            for (Entry entry : ticket.entries()) {
                if (entry.isToStore()) {
                    (entry.stored() == null ? opened : changed).add(row(ticket.ticketId(), entry));
                }
            }
        }
        publish(tickets, store(tickets, opened, changed));
        tickets.stream()
                .map(TicketClocks::nextFireAt)
                .flatMap(next -> Optional.ofNullable(next).stream())
                .min(Instant::compareTo)
                .ifPresent(alarm::expectAfterCommit);
    }

    /** Rows go in as JSON: three lists of any length in one round trip, which is what a new ticket waits for. */
    private Map<ClockKey, Long> store(Collection<TicketClocks> tickets, List<ClockRow> opened, List<ClockRow> changed) {
        return jdbc
                .sql("""
                with standing as (
                    insert into commitments.ticket_terms as t (ticket_id, severity, data_centre, tier, impact, cycle,
                        started_at, cycle_started_at, next_fire_at, next_no, next_limit_at, next_paused)
                    select ticket_id, severity, data_centre, tier, impact, cycle, started_at, cycle_started_at,
                        next_fire_at, next_no, next_limit_at, next_paused
                    from jsonb_to_recordset(:terms::jsonb) as r (ticket_id bigint, severity text, data_centre text,
                        tier text, impact text, cycle integer, started_at timestamptz, cycle_started_at timestamptz,
                        next_fire_at timestamptz, next_no integer, next_limit_at timestamptz, next_paused boolean)
                    on conflict (ticket_id) do update set severity = excluded.severity,
                        data_centre = excluded.data_centre, tier = excluded.tier, impact = excluded.impact,
                        cycle = excluded.cycle, cycle_started_at = excluded.cycle_started_at,
                        next_fire_at = excluded.next_fire_at, next_no = excluded.next_no,
                        next_limit_at = excluded.next_limit_at, next_paused = excluded.next_paused),
                opened as (
                    insert into commitments.clock (ticket_id, no, cycle, milestone, severity, policy_version, calendar,
                        calendar_version, round_the_clock, goal_seconds, limit_seconds, update_seconds, started_at,
                        opened_at, goal_at, limit_at, state, satisfied_at, stopped_at)
                    select ticket_id, no, cycle, milestone, severity, policy_version, calendar,
                        calendar_version, round_the_clock, goal_seconds, limit_seconds, update_seconds, started_at,
                        opened_at, goal_at, limit_at, state, satisfied_at, stopped_at
                    from jsonb_to_recordset(:opened::jsonb) as r (ticket_id bigint, no integer, cycle integer,
                        milestone text, severity text, policy_version integer, calendar text, calendar_version integer,
                        round_the_clock boolean, goal_seconds bigint, limit_seconds bigint, update_seconds bigint,
                        started_at timestamptz, opened_at timestamptz, goal_at timestamptz, limit_at timestamptz,
                        state text, satisfied_at timestamptz, stopped_at timestamptz)
                    returning ticket_id, no, id),
                changed as (
                    update commitments.clock c set goal_at = r.goal_at, limit_at = r.limit_at, state = r.state,
                        satisfied_at = r.satisfied_at, stopped_at = r.stopped_at
                    from jsonb_to_recordset(:changed::jsonb) as r (ticket_id bigint, no integer, goal_at timestamptz,
                        limit_at timestamptz, state text, satisfied_at timestamptz, stopped_at timestamptz)
                    where c.ticket_id = r.ticket_id and c.no = r.no),
                recorded as (
                    insert into commitments.fact (ticket_id, seq, kind, cycle, clock_no, milestone, at, recorded_at)
                    select ticket_id, seq, kind, cycle, clock_no, milestone, at, recorded_at
                    from jsonb_to_recordset(:facts::jsonb) as r (ticket_id bigint, seq integer, kind text,
                        cycle integer, clock_no integer, milestone text, at timestamptz, recorded_at timestamptz))
                select ticket_id, no, id from opened""")
                .param("terms", json(tickets.stream().map(ClockWriter::row).toList()))
                .param("opened", json(opened))
                .param("changed", json(changed))
                .param(
                        "facts",
                        json(tickets.stream()
                                .flatMap(ticket -> ticket.recorded().stream().map(fact -> row(ticket.ticketId(), fact)))
                                .toList()))
                .query((row, n) ->
                        new NewClock(new ClockKey(row.getLong("ticket_id"), row.getInt("no")), row.getLong("id")))
                .stream()
                .collect(toMap(NewClock::key, NewClock::id));
    }

    private void publish(Collection<TicketClocks> tickets, Map<ClockKey, Long> newIds) {
        for (TicketClocks ticket : tickets) {
            for (Fact fact : ticket.recorded()) {
                if (fact.clock() != null) {
                    Entry entry = ticket.entries().get(fact.clock() - 1);
                    Long id =
                            entry.id() == null ? newIds.get(new ClockKey(ticket.ticketId(), fact.clock())) : entry.id();
                    publish(ticket.ticketId(), requireNonNull(id), entry.clock().milestone(), fact);
                }
            }
        }
    }

    private void publish(long ticketId, long clockId, Milestone milestone, Fact fact) {
        switch (fact.kind()) {
            case GOAL_PASSED -> events.publishEvent(new GoalPassed(ticketId, clockId, milestone, fact.at()));
            case BREACHED -> events.publishEvent(new CommitmentBreached(ticketId, clockId, milestone, fact.at()));
            default -> {}
        }
    }

    private static TermsRow row(TicketClocks ticket) {
        Standing standing = ticket.standing();
        Terms terms = standing.terms();
        Optional<Entry> next = ticket.nextPromise();
        return new TermsRow(
                ticket.ticketId(),
                terms.severity(),
                terms.dataCentre(),
                terms.tier(),
                terms.impact(),
                standing.cycle(),
                standing.startedAt(),
                standing.cycleStartedAt(),
                ticket.nextFireAt(),
                next.map(e -> e.clock().no()).orElse(null),
                next.map(e -> e.reading().limitAt()).orElse(null),
                next.map(e -> e.reading().state() == ClockState.PAUSED).orElse(false));
    }

    private static ClockRow row(long ticketId, Entry entry) {
        PinnedClock clock = entry.clock();
        Reading reading = entry.reading();
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

    private static FactRow row(long ticketId, Fact fact) {
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

    private static String json(Object rows) {
        return ROWS.writeValueAsString(rows);
    }
}
