package org.partnerdesk.workflow;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.partnerdesk.commitments.ClockState;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.commitments.Step;
import org.partnerdesk.commitments.StepPlace;
import org.partnerdesk.commitments.StepReached;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rungs that promises have come to, and what was done about them. */
@Component
class StepStore {
    /** Of its own, so that no setting of the web's JSON makes what is stored unreadable. */
    private static final JsonMapper STEPS = new JsonMapper();

    private final JdbcClient jdbc;

    StepStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum End {
        DONE,
        OVERTAKEN,
        OVER
    }

    /** A rung with its promise as it stands. */
    record Due(StepReached step, ClockState state, Instant goalAt, Instant limitAt) {
        /** Whether there is nothing left to be reminded of. A missed update is over, and its miss is what is told. */
        boolean isOver() {
            return state == ClockState.MET || state == ClockState.MET_LATE || state == ClockState.SUPERSEDED;
        }
    }

    private record Row(
            long ticketId,
            long commitmentId,
            long markMillis,
            Milestone milestone,
            StepPlace.Kind place,
            int percent,
            long bySeconds,
            String steps,
            Instant at) {
        static Row of(StepReached step) {
            return new Row(
                    step.ticketId(),
                    step.commitmentId(),
                    step.mark().toMillis(),
                    step.milestone(),
                    step.place().kind(),
                    step.place().percent(),
                    step.place().by().toSeconds(),
                    STEPS.writeValueAsString(step.steps()),
                    step.at());
        }
    }

    private record Outcome(long commitmentId, long markMillis, End end) {}

    /** A rung that is known already stays as it is. */
    void add(List<StepReached> steps) {
        jdbc.sql("""
                insert into workflow.step
                    (ticket_id, commitment_id, mark_millis, milestone, place, percent, by_seconds, steps, at)
                select "ticketId", "commitmentId", "markMillis", milestone, place, percent, "bySeconds",
                       steps::jsonb, at
                from jsonb_to_recordset(:rows::jsonb) as r ("ticketId" bigint, "commitmentId" bigint,
                    "markMillis" bigint, milestone text, place text, percent integer, "bySeconds" bigint, steps text,
                    at timestamptz)
                on conflict do nothing""")
                .param(
                        "rows",
                        STEPS.writeValueAsString(steps.stream().map(Row::of).toList()))
                .update();
    }

    /** Holds some that are not done and that no other node holds: those reached first, and all else of their tickets. */
    List<Due> claim(Collection<Long> except, int atMost) {
        return jdbc.sql("""
                with first as (
                    select ticket_id from workflow.step where done_at is null and ticket_id <> all (:except)
                    order by at, ticket_id limit :atMost)
                select s.ticket_id, s.commitment_id, s.mark_millis, s.milestone, s.place, s.percent, s.by_seconds,
                       s.steps, s.at, c.state, c.goal_at, c.limit_at
                from workflow.step s
                join commitments.pub_commitment c on c.ticket_id = s.ticket_id and c.id = s.commitment_id
                where s.done_at is null and s.ticket_id in (select ticket_id from first)
                order by s.at, s.ticket_id, s.commitment_id, s.mark_millis
                for update of s skip locked""")
                .param("except", except.toArray(Long[]::new))
                .param("atMost", atMost)
                .query(StepStore::due)
                .list();
    }

    void end(Collection<Due> dues, End end, Instant at) {
        jdbc.sql("""
                update workflow.step s set done_at = :at, outcome = r.end
                from jsonb_to_recordset(:rows::jsonb) as r ("commitmentId" bigint, "markMillis" bigint, "end" text)
                where s.commitment_id = r."commitmentId" and s.mark_millis = r."markMillis" """)
                .param("at", at.atOffset(UTC))
                .param(
                        "rows",
                        STEPS.writeValueAsString(dues.stream()
                                .map(due -> new Outcome(
                                        due.step().commitmentId(),
                                        due.step().mark().toMillis(),
                                        end))
                                .toList()))
                .update();
    }

    private static Due due(ResultSet row, int n) throws SQLException {
        StepReached step = new StepReached(
                row.getLong("ticket_id"),
                row.getLong("commitment_id"),
                Milestone.valueOf(row.getString("milestone")),
                Duration.ofMillis(row.getLong("mark_millis")),
                new StepPlace(
                        StepPlace.Kind.valueOf(row.getString("place")),
                        row.getInt("percent"),
                        Duration.ofSeconds(row.getLong("by_seconds"))),
                List.of(STEPS.readValue(row.getString("steps"), Step[].class)),
                instant(row, "at"));
        return new Due(
                step, ClockState.valueOf(row.getString("state")), instant(row, "goal_at"), instant(row, "limit_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
