package org.partnerdesk.commitments;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.partnerdesk.commitments.ClockRows.ClockRow;
import org.partnerdesk.commitments.ClockRows.FactRow;
import org.partnerdesk.commitments.ClockRows.OutcomeRow;
import org.partnerdesk.commitments.ClockRows.TermsRow;
import org.partnerdesk.platform.jobs.Bell;
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
    private final Bell bell;
    private final Clock clock;

    ClockWriter(JdbcClient jdbc, ApplicationEventPublisher events, Bell clockBell, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.bell = clockBell;
        this.clock = clock;
    }

    private record ClockKey(long ticketId, int no) {}

    private record NewClock(ClockKey key, long id) {}

    /** A ticket that has been started before is left as it is. */
    void writeNew(TicketClocks ticket) {
        write(List.of(ticket), true);
    }

    /** Inside the caller's transaction; the timer hears of it when that commits. */
    void write(Collection<TicketClocks> tickets) {
        write(tickets, false);
    }

    private void write(Collection<TicketClocks> tickets, boolean starting) {
        if (tickets.isEmpty()) {
            return;
        }
        List<ClockRow> opened = new ArrayList<>();
        List<ClockRow> changed = new ArrayList<>();
        for (TicketClocks ticket : tickets) {
            for (TicketClock clock : ticket.clocks()) {
                if (clock.isToStore()) {
                    (clock.stored() == null ? opened : changed).add(ClockRow.of(ticket.ticketId(), clock));
                }
            }
        }
        publish(tickets, store(tickets, opened, changed, starting));
        Instant soon = clock.instant().plus(ClockTimer.LOOK_AGAIN);
        if (tickets.stream().map(TicketClocks::nextFireAt).anyMatch(next -> next != null && next.isBefore(soon))) {
            bell.ringAfterCommit();
        }
    }

    /**
     * Rows go in as JSON: five lists of any length in one round trip, which is what a new ticket waits for. PostgreSQL
     * cannot know how many rows come out of JSON; the array of tickets keeps it from reading all clocks to join them.
     */
    private Map<ClockKey, Long> store(
            Collection<TicketClocks> tickets, List<ClockRow> opened, List<ClockRow> changed, boolean starting) {
        return jdbc
                .sql("""
                with standing as (
                    insert into commitments.ticket_terms as t (ticket_id, severity, data_centre, tier, impact, request_type, cycle,
                        started_at, cycle_started_at, next_fire_at, next_no, next_milestone, next_limit_at, next_paused,
                        overdue_since)
                    select ticket_id, severity, data_centre, tier, impact, request_type, cycle, started_at, cycle_started_at,
                        next_fire_at, next_no, next_milestone, next_limit_at, next_paused, overdue_since
                    from jsonb_to_recordset(:terms::jsonb) as r (ticket_id bigint, severity text, data_centre text,
                        tier text, impact text, request_type text, cycle integer, started_at timestamptz, cycle_started_at timestamptz,
                        next_fire_at timestamptz, next_no integer, next_milestone text, next_limit_at timestamptz,
                        next_paused boolean, overdue_since timestamptz)
                    on conflict (ticket_id) do update set severity = excluded.severity,
                        data_centre = excluded.data_centre, tier = excluded.tier, impact = excluded.impact,
                        request_type = excluded.request_type,
                        cycle = excluded.cycle, cycle_started_at = excluded.cycle_started_at,
                        next_fire_at = excluded.next_fire_at, next_no = excluded.next_no,
                        next_milestone = excluded.next_milestone, next_limit_at = excluded.next_limit_at,
                        next_paused = excluded.next_paused, overdue_since = excluded.overdue_since
                    where not :starting
                    returning ticket_id),
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
                    where ticket_id in (select ticket_id from standing)
                    returning ticket_id, no, id),
                changed as (
                    update commitments.clock c set goal_at = r.goal_at, limit_at = r.limit_at, state = r.state,
                        satisfied_at = r.satisfied_at, stopped_at = r.stopped_at
                    from jsonb_to_recordset(:changed::jsonb) as r (ticket_id bigint, no integer, goal_at timestamptz,
                        limit_at timestamptz, state text, satisfied_at timestamptz, stopped_at timestamptz)
                    where c.ticket_id = any (:tickets) and c.ticket_id = r.ticket_id and c.no = r.no),
                recorded as (
                    insert into commitments.fact (ticket_id, seq, kind, cycle, clock_no, milestone, at, recorded_at)
                    select ticket_id, seq, kind, cycle, clock_no, milestone, at, recorded_at
                    from jsonb_to_recordset(:facts::jsonb) as r (ticket_id bigint, seq integer, kind text,
                        cycle integer, clock_no integer, milestone text, at timestamptz, recorded_at timestamptz)),
                decided as (
                    select r.*, (r.due_at at time zone 'UTC')::date as due_on, coalesce(e.seq, 0) as seq,
                        e.promised = 1 as stands
                    from jsonb_to_recordset(:outcomes::jsonb) as r (ticket_id bigint, clock_no integer, milestone text,
                        severity text, data_centre text, due_at timestamptz, promised smallint, goal_met smallint,
                        limit_met smallint, recorded_at timestamptz)
                    left join lateral (
                        select seq, promised, goal_met, limit_met from commitments.outcome o
                        where o.ticket_id = r.ticket_id and o.clock_no = r.clock_no order by seq desc limit 1) e on true
                    where (r.promised, r.goal_met, r.limit_met) is distinct from (coalesce(greatest(e.promised, 0), 0),
                        coalesce(greatest(e.goal_met, 0), 0), coalesce(greatest(e.limit_met, 0), 0))),
                taken_back as (
                    insert into commitments.outcome (ticket_id, clock_no, seq, counts_on, correction, milestone, severity,
                        data_centre, partner_id, service, team, promised, goal_met, limit_met, recorded_at)
                    select o.ticket_id, o.clock_no, o.seq + 1, day, o.correction or day <> o.counts_on, o.milestone,
                        o.severity, o.data_centre, o.partner_id, o.service, o.team, -1, -o.goal_met, -o.limit_met,
                        d.recorded_at
                    from decided d join commitments.outcome o using (ticket_id, clock_no, seq)
                    cross join commitments.counting_day(o.counts_on, d.recorded_at) as day
                    where d.stands),
                entered as (
                    insert into commitments.outcome (ticket_id, clock_no, seq, counts_on, correction, milestone, severity,
                        data_centre, partner_id, service, team, promised, goal_met, limit_met, recorded_at)
                    select d.ticket_id, d.clock_no, d.seq + case when d.stands then 2 else 1 end, day, day <> d.due_on,
                        d.milestone, d.severity, d.data_centre, t.partner_id, t.service, p.organisation, 1, d.goal_met,
                        d.limit_met, d.recorded_at
                    from decided d cross join commitments.counting_day(d.due_on, d.recorded_at) as day
                    left join ticketing.pub_ticket t on t.id = d.ticket_id
                    left join access.pub_person p on p.email = t.assignee
                    where d.promised = 1)
                select ticket_id, no, id from opened""")
                .param("starting", starting)
                .param("tickets", tickets.stream().map(TicketClocks::ticketId).toArray(Long[]::new))
                .param("terms", json(tickets.stream().map(TermsRow::of).toList()))
                .param("opened", json(opened))
                .param("changed", json(changed))
                .param(
                        "facts",
                        json(tickets.stream()
                                .flatMap(ticket ->
                                        ticket.newFacts().stream().map(fact -> FactRow.of(ticket.ticketId(), fact)))
                                .toList()))
                .param("outcomes", json(tickets.stream().flatMap(OutcomeRow::of).toList()))
                .query((row, n) ->
                        new NewClock(new ClockKey(row.getLong("ticket_id"), row.getInt("no")), row.getLong("id")))
                .list()
                .stream()
                .collect(toMap(NewClock::key, NewClock::id));
    }

    /**
     * What the facts come to over what is stored of open clocks and of their tickets.
     *
     * @return how many rows were different
     */
    long rewrite(Collection<TicketClocks> tickets) {
        List<ClockRow> open = tickets.stream()
                .flatMap(ticket -> ticket.clocks().stream()
                        .filter(TicketClock::isRebuilt)
                        .map(one -> ClockRow.of(ticket.ticketId(), one)))
                .toList();
        return jdbc.sql("""
                with standing as (
                    update commitments.ticket_terms t set next_fire_at = r.next_fire_at, next_no = r.next_no,
                        next_milestone = r.next_milestone, next_limit_at = r.next_limit_at, next_paused = r.next_paused,
                        overdue_since = r.overdue_since
                    from jsonb_to_recordset(:terms::jsonb) as r (ticket_id bigint, next_fire_at timestamptz,
                        next_no integer, next_milestone text, next_limit_at timestamptz, next_paused boolean,
                        overdue_since timestamptz)
                    where t.ticket_id = any (:tickets) and t.ticket_id = r.ticket_id
                      and (t.next_fire_at, t.next_no, t.next_milestone, t.next_limit_at, t.next_paused, t.overdue_since)
                          is distinct from
                          (r.next_fire_at, r.next_no, r.next_milestone, r.next_limit_at, r.next_paused, r.overdue_since)
                    returning 1),
                marks as (
                    update commitments.clock c set goal_at = r.goal_at, limit_at = r.limit_at, state = r.state,
                        satisfied_at = r.satisfied_at, stopped_at = r.stopped_at
                    from jsonb_to_recordset(:open::jsonb) as r (ticket_id bigint, no integer, goal_at timestamptz,
                        limit_at timestamptz, state text, satisfied_at timestamptz, stopped_at timestamptz)
                    where c.ticket_id = any (:tickets) and c.ticket_id = r.ticket_id and c.no = r.no
                      and (c.goal_at, c.limit_at, c.state, c.satisfied_at, c.stopped_at)
                          is distinct from (r.goal_at, r.limit_at, r.state, r.satisfied_at, r.stopped_at)
                    returning 1)
                select (select count(*) from standing) + (select count(*) from marks)""")
                .param("tickets", tickets.stream().map(TicketClocks::ticketId).toArray(Long[]::new))
                .param("terms", json(tickets.stream().map(TermsRow::of).toList()))
                .param("open", json(open))
                .query(Long.class)
                .single();
    }

    private void publish(Collection<TicketClocks> tickets, Map<ClockKey, Long> newIds) {
        List<StepReached> steps = new ArrayList<>();
        for (TicketClocks ticket : tickets) {
            ToLongFunction<TicketClock> id = clock -> clock.id() == null
                    ? requireNonNull(newIds.get(
                            new ClockKey(ticket.ticketId(), clock.pinned().no())))
                    : clock.id();
            for (Fact fact : ticket.newFacts()) {
                if (fact.clock() != null) {
                    TicketClock clock = ticket.clocks().get(fact.clock() - 1);
                    publish(ticket.ticketId(), id.applyAsLong(clock), clock.milestone(), fact);
                }
            }
            steps.addAll(Ladder.reached(ticket, id));
        }
        if (!steps.isEmpty()) {
            events.publishEvent(new StepsReached(steps));
        }
    }

    private void publish(long ticketId, long clockId, Milestone milestone, Fact fact) {
        switch (fact.kind()) {
            case GOAL_PASSED -> events.publishEvent(new GoalPassed(ticketId, clockId, milestone, fact.at()));
            case BREACHED -> events.publishEvent(new CommitmentBreached(ticketId, clockId, milestone, fact.at()));
            default -> {}
        }
    }

    private static String json(Object rows) {
        return ROWS.writeValueAsString(rows);
    }
}
