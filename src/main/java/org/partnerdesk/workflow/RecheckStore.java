package org.partnerdesk.workflow;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what has to be verified anew and how far that is. */
@Component
class RecheckStore {
    /**
     * Open tickets that a change may concern: those about an account it touched, those that took note of a key of one,
     * and those of a partner it touched. A preset concerns all. The keys of a few accounts are looked up one by one in the
     * receipts' index; those of many are held against what all open tickets took note of.
     */
    private static final String OF_A_CHANGE = """
            with touched as materialized (
                select distinct zoid, partner_id from directory.pub_affected where change = :change),
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

    private static final String OF_A_POLICY = """
            with concerned (id) as (
                select t.id from ticketing.pub_ticket t where t.status not in ('RESOLVED', 'CLOSED'))""";

    private final JdbcClient jdbc;

    RecheckStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One cause for looking at tickets again; one of the two is given. */
    record Recheck(long id, @Nullable Long change, @Nullable Integer policy, boolean gathered) {}

    void ask(@Nullable Long change, @Nullable Integer policy, Instant at) {
        jdbc.sql("insert into workflow.recheck (change, policy, asked_at) values (:change, :policy, :at)")
                .param("change", change)
                .param("policy", policy)
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** The oldest that is not gathered yet and nobody else has in hand, kept until the transaction ends. */
    Optional<Recheck> toGather() {
        return open("not gathered", "for update skip locked");
    }

    /** The oldest whose tickets are not all done; several may work on it. */
    Optional<Recheck> toDo() {
        return open("gathered", "");
    }

    private Optional<Recheck> open(String which, String how) {
        return jdbc.sql("""
                select id, change, policy, gathered from workflow.recheck
                where finished_at is null and %s order by id limit 1 %s""".formatted(which, how)).query(Recheck.class).optional();
    }

    /** Writes down which tickets are concerned. */
    void gather(Recheck recheck) {
        jdbc.sql("""
                %s, listed as (
                    insert into workflow.recheck_ticket (recheck_id, ticket_id)
                    select :id, id from concerned where id is not null returning 1)
                update workflow.recheck set gathered = true, tickets = (select count(*) from listed)
                where id = :id""".formatted(recheck.change() == null ? OF_A_POLICY : OF_A_CHANGE))
                .param("id", recheck.id())
                .param("change", recheck.change())
                .update();
    }

    /** The next tickets of a recheck, out of others' reach until the transaction ends. */
    List<Long> take(long recheck, int most) {
        return jdbc.sql("""
                select ticket_id from workflow.recheck_ticket where recheck_id = :id
                order by ticket_id limit :most for update skip locked""")
                .param("id", recheck)
                .param("most", most)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    void done(long recheck, List<Long> tickets, int renewed) {
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

    /** Ends a recheck of which nothing is left; one whose last tickets are in other hands stays. */
    boolean finish(long recheck, Instant at) {
        return jdbc.sql("""
                update workflow.recheck set finished_at = :at
                where id = :id and finished_at is null
                  and not exists (select from workflow.recheck_ticket where recheck_id = :id)""").param("id", recheck).param("at", at.atOffset(UTC)).update() == 1;
    }
}
