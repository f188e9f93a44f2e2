package org.partnerdesk.rehearsal;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.KeptPolicy;
import org.partnerdesk.entitlement.Policies;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes rehearsals and what they found. */
@Component
class RehearsalStore {
    private static final String COLUMNS =
            "id, policy_id, revision, days, from_at, until_at, by_email, tickets, done, settled, finished_at";

    /** The measure of S1 work. One set by hand was worked on as whatever that person had made of it. */
    private static final String TIMED = "severity_before = 'S1' and not by_hand and handling_seconds is not null";

    /** By hand: no verdict would have changed its severity. */
    private static final String CHANGED = """
            (t.verdict_before <> t.verdict_after
                or t.severity_before is distinct from t.severity_after and not t.by_hand)""";

    private final JdbcClient jdbc;

    RehearsalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A rehearsal that one worker goes on with, and after which ticket. */
    record Open(Rehearsal rehearsal, String policy, long afterTicket) {}

    /** A receipt to be judged anew, and whether a person set its ticket's severity until the end of the period. */
    record Kept(long ticketId, String receipt, boolean byHand) {}

    long insert(KeptPolicy draft, int days, Instant from, Instant until, String byEmail) {
        return jdbc.sql("""
                insert into rehearsal.rehearsal (policy_id, revision, policy, days, from_at, until_at, by_email)
                values (:id, :revision, :policy, :days, :from, :until, :by) returning id""")
                .param("id", draft.id())
                .param("revision", draft.revision())
                .param("policy", Policies.text(draft.policy()))
                .param("days", days)
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("by", byEmail)
                .query(Long.class)
                .single();
    }

    Optional<Rehearsal> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from rehearsal.rehearsal where id = :id")
                .param("id", id)
                .query((row, n) -> rehearsal(row))
                .optional();
    }

    List<Rehearsal> ofPolicy(long policyId) {
        return jdbc.sql("select " + COLUMNS
                        + " from rehearsal.rehearsal where policy_id = :id order by id desc limit 50")
                .param("id", policyId)
                .query((row, n) -> rehearsal(row))
                .list();
    }

    /** The oldest unfinished one that no other node works at, until the transaction ends. */
    Optional<Open> take() {
        return jdbc.sql("select " + COLUMNS + ", policy, after_ticket from rehearsal.rehearsal"
                        + " where finished_at is null order by id limit 1 for update skip locked")
                .query((row, n) -> new Open(rehearsal(row), row.getString("policy"), row.getLong("after_ticket")))
                .optional();
    }

    void count(Rehearsal r) {
        jdbc.sql("""
                update rehearsal.rehearsal set tickets = (
                    select count(distinct ticket_id) from entitlement.pub_receipt where at >= from_at and at < until_at)
                where id = :id""").param("id", r.id()).update();
    }

    /** The latest receipt in the period of each of the next tickets. */
    List<Kept> next(Rehearsal r, long afterTicket, int atMost) {
        return jdbc.sql("""
                select r.ticket_id, r.body,
                       exists (select from ticketing.pub_history h where h.ticket_id = r.ticket_id
                               and h.what = 'SEVERITY_SET' and h.actor_kind = 'AGENT' and h.at < :until) as by_hand
                from entitlement.pub_receipt r
                where r.ticket_id > :after and r.at >= :from and r.at < :until
                  and not exists (select from entitlement.pub_receipt later
                                  where later.ticket_id = r.ticket_id and later.seq > r.seq and later.at < :until)
                order by r.ticket_id limit :most""")
                .param("after", afterTicket)
                .param("from", r.from().atOffset(UTC))
                .param("until", r.until().atOffset(UTC))
                .param("most", atMost)
                .query((row, n) -> new Kept(row.getLong("ticket_id"), row.getString("body"), row.getBoolean("by_hand")))
                .list();
    }

    /** @param rows a JSON array of rows of {@code rehearsal.ticket} */
    void insertTickets(long id, String rows) {
        jdbc.sql("""
                insert into rehearsal.ticket (rehearsal_id, ticket_id, region, partner_id, partner, zoid, account,
                    verdict_before, verdict_after, severity_before, severity_after, by_hand, handling_seconds)
                select :id, ticket_id, region, partner_id, partner, zoid, account, verdict_before, verdict_after,
                       severity_before, severity_after, by_hand, handling_seconds
                from jsonb_populate_recordset(null::rehearsal.ticket, :rows::jsonb)""").param("id", id).param("rows", rows).update();
    }

    void advance(long id, long afterTicket, int done, int settled) {
        jdbc.sql("""
                update rehearsal.rehearsal
                set after_ticket = :after, done = done + :done, settled = settled + :settled where id = :id""")
                .param("after", afterTicket)
                .param("done", done)
                .param("settled", settled)
                .param("id", id)
                .update();
    }

    void finish(long id, Instant at) {
        jdbc.sql("update rehearsal.rehearsal set finished_at = :at where id = :id")
                .param("at", at.atOffset(UTC))
                .param("id", id)
                .update();
    }

    @Nullable
    Duration median(long id) {
        return jdbc.sql("""
                select percentile_disc(0.5) within group (order by handling_seconds) as median from rehearsal.ticket
                where rehearsal_id = :id and\s""" + TIMED)
                .param("id", id)
                .query((row, n) -> Optional.ofNullable(number(row, "median")))
                .single()
                .map(Duration::ofSeconds)
                .orElse(null);
    }

    long timed(long id) {
        return jdbc.sql("""
                select count(*) from rehearsal.ticket
                where rehearsal_id = :id and\s""" + TIMED).param("id", id).query(Long.class).single();
    }

    List<Outcome.Group> groups(long id) {
        return jdbc.sql("""
                select t.region, t.partner_id, max(t.partner collate "C") as partner, count(*) as tickets,
                       count(*) filter (where t.verdict_before <> t.verdict_after) as classes,
                       count(*) filter (where not t.by_hand
                           and t.severity_before is distinct from t.severity_after) as severities,
                       count(*) filter (where not t.by_hand and t.severity_after = 'S1'
                           and t.severity_before is distinct from 'S1') as become_s1,
                       count(*) filter (where not t.by_hand and t.severity_before = 'S1'
                           and t.severity_after is distinct from 'S1') as no_longer_s1,
                       coalesce(sum(t.handling_seconds) filter (where not t.by_hand and t.severity_before = 'S1'
                           and t.severity_after is distinct from 'S1'), 0) as saved_seconds
                from rehearsal.ticket t where t.rehearsal_id = :id and %s
                group by t.region, t.partner_id
                order by t.region collate "C", partner, t.partner_id""".formatted(CHANGED))
                .param("id", id)
                .query((row, n) -> new Outcome.Group(
                        row.getString("region"),
                        number(row, "partner_id"),
                        row.getString("partner"),
                        row.getLong("tickets"),
                        row.getLong("classes"),
                        row.getLong("severities"),
                        row.getLong("become_s1"),
                        row.getLong("no_longer_s1"),
                        row.getLong("saved_seconds")))
                .list();
    }

    List<Change> changes(long id, @Nullable String region, @Nullable Long partnerId, long after, int atMost) {
        return jdbc.sql("""
                select t.ticket_id, coalesce(p.number, t.ticket_id::text) as number, t.region, t.partner_id, t.partner,
                       t.zoid, t.account, t.verdict_before, t.verdict_after, t.severity_before, t.severity_after,
                       t.by_hand, t.handling_seconds
                from rehearsal.ticket t
                left join ticketing.pub_ticket p on p.id = t.ticket_id
                where t.rehearsal_id = :id and t.ticket_id > :after and %s
                  and (:region::text is null or t.region = :region)
                  and (:partner::bigint is null or coalesce(t.partner_id, 0) = :partner)
                order by t.ticket_id limit :most""".formatted(CHANGED))
                .param("id", id)
                .param("after", after)
                .param("region", region)
                .param("partner", partnerId)
                .param("most", atMost)
                .query((row, n) -> change(row))
                .list();
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong("ticket_id"),
                row.getString("number"),
                row.getString("region"),
                number(row, "partner_id"),
                row.getString("partner"),
                row.getString("zoid"),
                row.getString("account"),
                row.getString("verdict_before"),
                row.getString("verdict_after"),
                row.getString("severity_before"),
                row.getString("severity_after"),
                row.getBoolean("by_hand"),
                number(row, "handling_seconds"));
    }

    private static Rehearsal rehearsal(ResultSet row) throws SQLException {
        OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return new Rehearsal(
                row.getLong("id"),
                row.getLong("policy_id"),
                row.getInt("revision"),
                row.getInt("days"),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                row.getString("by_email"),
                number(row, "tickets"),
                row.getLong("done"),
                row.getLong("settled"),
                finishedAt == null ? null : finishedAt.toInstant());
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
