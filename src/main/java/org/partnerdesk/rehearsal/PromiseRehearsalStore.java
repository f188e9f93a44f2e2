package org.partnerdesk.rehearsal;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.CommitmentPolicies;
import org.partnerdesk.commitments.KeptCommitmentPolicy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes rehearsals of commitment policies and what they found. */
@Component
class PromiseRehearsalStore {
    private static final String COLUMNS =
            "id, policy_id, revision, days, from_at, until_at, by_email, tickets, done, promises, finished_at";

    private final JdbcClient jdbc;

    PromiseRehearsalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A rehearsal that one worker goes on with, and after which ticket. */
    record Open(PromiseRehearsal rehearsal, String policy, long afterTicket) {}

    /** A ticket of the period. */
    record Opened(
            long ticketId, String dataCentre, @Nullable Long partnerId) {}

    long insert(KeptCommitmentPolicy draft, int days, Instant from, Instant until, String byEmail) {
        return jdbc.sql("""
                insert into rehearsal.promise_rehearsal (policy_id, revision, policy, days, from_at, until_at, by_email)
                values (:id, :revision, :policy, :days, :from, :until, :by) returning id""")
                .param("id", draft.id())
                .param("revision", draft.revision())
                .param("policy", CommitmentPolicies.text(draft.policy()))
                .param("days", days)
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("by", byEmail)
                .query(Long.class)
                .single();
    }

    Optional<PromiseRehearsal> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from rehearsal.promise_rehearsal where id = :id")
                .param("id", id)
                .query((row, n) -> rehearsal(row))
                .optional();
    }

    List<PromiseRehearsal> ofPolicy(long policyId) {
        return jdbc.sql("select " + COLUMNS
                        + " from rehearsal.promise_rehearsal where policy_id = :id order by id desc limit 50")
                .param("id", policyId)
                .query((row, n) -> rehearsal(row))
                .list();
    }

    /** The oldest unfinished one that no other node works at, until the transaction ends. */
    Optional<Open> take() {
        return jdbc.sql("select " + COLUMNS + ", policy, after_ticket from rehearsal.promise_rehearsal"
                        + " where finished_at is null order by id limit 1 for update skip locked")
                .query((row, n) -> new Open(rehearsal(row), row.getString("policy"), row.getLong("after_ticket")))
                .optional();
    }

    void count(PromiseRehearsal r) {
        jdbc.sql("""
                update rehearsal.promise_rehearsal set tickets = (
                    select count(*) from ticketing.pub_ticket where created_at >= from_at and created_at < until_at)
                where id = :id""").param("id", r.id()).update();
    }

    List<Opened> next(PromiseRehearsal r, long afterTicket, int atMost) {
        return jdbc.sql("""
                select id, data_centre, partner_id from ticketing.pub_ticket
                where id > :after and created_at >= :from and created_at < :until order by id limit :most""")
                .param("after", afterTicket)
                .param("from", r.from().atOffset(UTC))
                .param("until", r.until().atOffset(UTC))
                .param("most", atMost)
                .query((row, n) ->
                        new Opened(row.getLong("id"), row.getString("data_centre"), number(row, "partner_id")))
                .list();
    }

    /** @param rows a JSON array of rows of {@code rehearsal.promise} */
    void insertPromises(long id, String rows) {
        jdbc.sql("""
                insert into rehearsal.promise (rehearsal_id, ticket_id, cycle, milestone, severity, data_centre,
                    partner_id, goal_before, limit_before, goal_after, limit_after)
                select :id, ticket_id, cycle, milestone, severity, data_centre, partner_id, goal_before, limit_before,
                       goal_after, limit_after
                from jsonb_populate_recordset(null::rehearsal.promise, :rows::jsonb)""").param("id", id).param("rows", rows).update();
    }

    void advance(long id, long afterTicket, int done, int promises) {
        jdbc.sql("""
                update rehearsal.promise_rehearsal
                set after_ticket = :after, done = done + :done, promises = promises + :promises where id = :id""")
                .param("after", afterTicket)
                .param("done", done)
                .param("promises", promises)
                .param("id", id)
                .update();
    }

    void finish(long id, Instant at) {
        jdbc.sql("update rehearsal.promise_rehearsal set finished_at = :at where id = :id")
                .param("at", at.atOffset(UTC))
                .param("id", id)
                .update();
    }

    List<PromiseGroup> groups(long id) {
        return jdbc.sql("""
                select t.severity, t.data_centre, t.partner_id, max(p.name collate "C") as partner,
                       count(*) filter (where limit_before) as missed_before,
                       count(*) filter (where limit_after) as missed_after,
                       count(*) filter (where limit_after and not limit_before) as newly,
                       count(*) filter (where limit_before and not limit_after) as no_longer,
                       count(*) filter (where goal_before) as goals_before,
                       count(*) filter (where goal_after) as goals_after
                from rehearsal.promise t left join directory.pub_partner p on p.id = t.partner_id
                where t.rehearsal_id = :id
                group by t.severity, t.data_centre, t.partner_id
                order by t.severity, t.data_centre collate "C", partner, t.partner_id""")
                .param("id", id)
                .query((row, n) -> new PromiseGroup(
                        row.getString("severity"),
                        row.getString("data_centre"),
                        number(row, "partner_id"),
                        row.getString("partner"),
                        row.getLong("missed_before"),
                        row.getLong("missed_after"),
                        row.getLong("newly"),
                        row.getLong("no_longer"),
                        row.getLong("goals_before"),
                        row.getLong("goals_after")))
                .list();
    }

    /** Of whole tickets. */
    List<PromiseChange> changes(long id, @Nullable String severity, long after, int tickets) {
        return jdbc.sql("""
                with changed as (
                    select * from rehearsal.promise
                    where rehearsal_id = :id and ticket_id > :after
                      and (goal_before, limit_before) is distinct from (goal_after, limit_after)
                      and (:severity::text is null or severity = :severity)),
                shown as (select distinct ticket_id from changed order by ticket_id limit :tickets)
                select c.ticket_id, coalesce(t.number, c.ticket_id::text) as number, c.cycle, c.milestone, c.severity,
                       c.data_centre, c.partner_id, p.name as partner, c.goal_before, c.limit_before, c.goal_after,
                       c.limit_after
                from changed c join shown using (ticket_id)
                left join ticketing.pub_ticket t on t.id = c.ticket_id
                left join directory.pub_partner p on p.id = c.partner_id
                order by c.ticket_id, c.cycle, c.milestone""")
                .param("id", id)
                .param("severity", severity)
                .param("after", after)
                .param("tickets", tickets)
                .query((row, n) -> new PromiseChange(
                        row.getLong("ticket_id"),
                        row.getString("number"),
                        row.getInt("cycle"),
                        row.getString("milestone"),
                        row.getString("severity"),
                        row.getString("data_centre"),
                        number(row, "partner_id"),
                        row.getString("partner"),
                        row.getBoolean("goal_before"),
                        row.getBoolean("limit_before"),
                        row.getBoolean("goal_after"),
                        row.getBoolean("limit_after")))
                .list();
    }

    private static PromiseRehearsal rehearsal(ResultSet row) throws SQLException {
        OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return new PromiseRehearsal(
                row.getLong("id"),
                row.getLong("policy_id"),
                row.getInt("revision"),
                row.getInt("days"),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                row.getString("by_email"),
                number(row, "tickets"),
                row.getLong("done"),
                row.getLong("promises"),
                finishedAt == null ? null : finishedAt.toInstant());
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
