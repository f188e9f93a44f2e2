package org.partnerdesk.workflow;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what has to be verified anew and how far that is. */
@Component
class RecheckStore {
    /**
     * Open tickets that a change or a day may concern: those about an account it touched, those that took note of a key of
     * one, and those of a partner it touched. A preset concerns all. The keys of a few accounts are looked up one by one
     * in the receipts' index; those of many are held against what all open tickets took note of.
     */
    private static final String OF_TOUCHED = """
            with touched as materialized (%s),
            few (are) as (select count(*) <= 100 from touched),
            key as materialized (
                select distinct u.key from touched join directory.pub_account_keys k on k.zoid = touched.zoid
                cross join unnest(k.keys) u (key)),
            concerned (id) as (
                select t.id from touched join ticketing.pub_ticket t on t.zoid = touched.zoid
                where t.status not in ('RESOLVED', 'CLOSED')
                union
                select t.id from key join entitlement.pub_latest_receipt r on r.keys @> array[key.key]
                join ticketing.pub_ticket t on t.id = r.ticket_id
                where (select are from few) and t.status not in ('RESOLVED', 'CLOSED')
                union
                select t.id from ticketing.pub_ticket t
                join entitlement.pub_latest_receipt r on r.ticket_id = t.id cross join unnest(r.keys) u (key)
                join key on key.key = u.key
                where not (select are from few) and t.status not in ('RESOLVED', 'CLOSED')
                union
                select t.id from ticketing.pub_ticket t
                where t.status not in ('RESOLVED', 'CLOSED')
                  and (t.partner_id in (select partner_id from touched)
                       or t.partner_id is null and exists (select from touched where partner_id is not null))
                union
                select t.id from ticketing.pub_ticket t
                where t.status not in ('RESOLVED', 'CLOSED')
                  and exists (select from directory.pub_change where no = :change and kind = 'PRESET'))""";

    private static final String BY_CHANGE = """
                select distinct zoid, partner_id from directory.pub_affected where change = :change""";

    /** Days that passed while no desk was running are made up for with the next. */
    private static final String BY_DAY = """
                select distinct t.zoid, t.partner_id from directory.pub_turn t
                where t.day <= :day and t.day > coalesce(
                    (select max(day) from workflow.recheck where zone = :zone and day < :day), :day::date - 1)
                  and (:zone = 'UTC' or t.zoid in (
                      select zoid from directory.pub_account where data_centre = any(:dataCentres)))""";

    private static final String OF_A_POLICY = """
            with concerned (id) as (
                select t.id from ticketing.pub_ticket t where t.status not in ('RESOLVED', 'CLOSED'))""";

    /** Nobody takes that long to write a ticket: what runs on is something else. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final JdbcClient jdbc;

    RecheckStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One cause for looking at tickets again: a change, a policy, or a day that has begun in a zone. */
    record Recheck(
            long id,
            @Nullable Long change,
            @Nullable Integer policy,
            @Nullable String zone,
            @Nullable LocalDate day) {}

    void ask(@Nullable Long change, @Nullable Integer policy, Instant at) {
        jdbc.sql("insert into workflow.recheck (change, policy, asked_at) values (:change, :policy, :at)")
                .param("change", change)
                .param("policy", policy)
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** Asks for each zone's day, once whoever asks. */
    void ask(Map<String, LocalDate> days, Instant at) {
        jdbc.sql("""
                insert into workflow.recheck (zone, day, asked_at)
                select b.zone, b.day::date, :at from unnest(:zones::text[], :days::text[]) as b (zone, day)
                where not exists (select from workflow.recheck r where r.zone = b.zone and r.day >= b.day::date)
                on conflict do nothing""")
                .param("zones", days.keySet().toArray(String[]::new))
                .param("days", days.values().stream().map(LocalDate::toString).toArray(String[]::new))
                .param("at", at.atOffset(UTC))
                .update();
    }

    /**
     * Takes note of what is new. A transaction that has verified a ticket without knowing of it, and has yet to commit,
     * has a lower number than this one.
     */
    void see() {
        jdbc.sql("""
                update workflow.recheck set seen_in = pg_current_xact_id()
                where finished_at is null and not gathered and seen_in is null""").update();
    }

    /**
     * The oldest that is not gathered yet and nobody else has in hand, kept until the transaction ends: once all tickets
     * can be seen that were being verified when it was new.
     */
    Optional<Recheck> toGather(Instant now) {
        return jdbc.sql("""
                select id, change, policy, zone, day from workflow.recheck
                where finished_at is null and not gathered
                  and (seen_in < pg_snapshot_xmin(pg_current_snapshot()) or asked_at < :longAgo)
                order by id limit 1 for update skip locked""")
                .param("longAgo", now.minus(LONGEST_WAIT).atOffset(UTC))
                .query(Recheck.class)
                .optional();
    }

    /** The oldest with tickets to be looked at now, or with none left; several may work on it. */
    Optional<Long> toDo(Instant now) {
        return jdbc.sql("""
                select id from workflow.recheck r
                where finished_at is null and gathered
                  and (exists (select from workflow.recheck_ticket t where t.recheck_id = r.id and t.due_at <= :now)
                       or not exists (select from workflow.recheck_ticket t where t.recheck_id = r.id))
                order by id limit 1""").param("now", now.atOffset(UTC)).query(Long.class).optional();
    }

    /** When there may be something to do that cannot be done now. */
    Optional<Instant> nextDue(Instant now) {
        return jdbc.sql("""
                select at from (
                    select min(due_at) as at from workflow.recheck_ticket where due_at > :now
                    union all
                    select :soon::timestamptz where exists (
                        select from workflow.recheck where finished_at is null and not gathered)) due
                where at is not null order by at limit 1""")
                .param("now", now.atOffset(UTC))
                .param("soon", now.plus(BETWEEN_LOOKS).atOffset(UTC))
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /**
     * Writes down which tickets are concerned.
     *
     * @param dataCentres those in the recheck's zone, if it is one of a day
     */
    void gather(Recheck recheck, List<String> dataCentres) {
        String concerned = recheck.policy() != null
                ? OF_A_POLICY
                : OF_TOUCHED.formatted(recheck.day() == null ? BY_CHANGE : BY_DAY);
        jdbc.sql("""
                %s, listed as (
                    insert into workflow.recheck_ticket (recheck_id, ticket_id)
                    select :id, id from concerned where id is not null returning 1)
                update workflow.recheck set gathered = true, tickets = (select count(*) from listed)
                where id = :id""".formatted(concerned))
                .param("id", recheck.id())
                .param("change", recheck.change())
                .param("zone", recheck.zone())
                .param("day", recheck.day())
                .param("dataCentres", dataCentres.toArray(String[]::new))
                .update();
    }

    /** The next tickets of a recheck, out of others' reach until the transaction ends. */
    List<Long> take(long recheck, int most, Instant now) {
        return jdbc.sql("""
                select ticket_id from workflow.recheck_ticket where recheck_id = :id and due_at <= :now
                order by ticket_id limit :most for update skip locked""")
                .param("id", recheck)
                .param("now", now.atOffset(UTC))
                .param("most", most)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /** @param renewed how many of them got a receipt */
    void done(long recheck, Collection<Long> tickets, int renewed) {
        jdbc.sql("""
                with gone as (
                    delete from workflow.recheck_ticket where recheck_id = :id and ticket_id = any(:tickets))
                update workflow.recheck set checked = checked + :checked, renewed = renewed + :renewed
                where id = :id""")
                .param("id", recheck)
                .param("tickets", tickets.toArray(Long[]::new))
                .param("checked", tickets.size())
                .param("renewed", renewed)
                .update();
    }

    /** Has those of the tickets that are not done be looked at again, after a longer while each time. */
    void putOff(long recheck, Collection<Long> tickets, Instant at) {
        jdbc.sql("""
                update workflow.recheck_ticket set tries = tries + 1,
                    due_at = :at::timestamptz + least(interval '1 second' * (1 << least(tries, 10)), interval '10 minutes')
                where recheck_id = :id and ticket_id = any(:tickets)""")
                .param("id", recheck)
                .param("tickets", tickets.toArray(Long[]::new))
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** Ends a recheck of which nothing is left; one whose last tickets are put off or in other hands stays. */
    boolean finish(long recheck, Instant at) {
        return jdbc.sql("""
                update workflow.recheck set finished_at = :at
                where id = :id and finished_at is null
                  and not exists (select from workflow.recheck_ticket where recheck_id = :id)""").param("id", recheck).param("at", at.atOffset(UTC)).update() == 1;
    }
}
