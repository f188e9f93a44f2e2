package org.partnerdesk.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.partnerdesk.entitlement.EntitlementPolicy;
import org.partnerdesk.entitlement.EntitlementPolicy.CountingRule;
import org.partnerdesk.entitlement.EntitlementPolicy.Threshold;
import org.partnerdesk.entitlement.Policies;
import org.partnerdesk.entitlement.PolicyOutcome;
import org.partnerdesk.rehearsal.Rehearsals;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A draft over 100,000 tickets, and those that other benches have left, as an admin begins it. */
final class RehearsalBench implements Measurement {
    private static final String BY = "admin@desk.example";
    private static final int DAYS = 90;
    private static final int MOST_SECONDS = 60;

    @Override
    public List<Figure> on(Workbench workbench) throws Exception {
        BenchDesk desk = workbench.desk();
        // What the others have measured among, and nine times as many besides.
        copies(desk.part(JdbcClient.class), workbench.tickets(), 9);
        Policies policies = desk.part(Policies.class);
        Rehearsals rehearsals = desk.part(Rehearsals.class);
        EntitlementPolicy draft = new EntitlementPolicy(
                0, CountingRule.LARGEST_SERVICE, Map.of("US", new Threshold(10, 1_000)), Set.of());
        long policy = ((PolicyOutcome.Done) policies.draft(draft, BY, "Measured"))
                .policy()
                .id();

        long start = System.nanoTime();
        long id = rehearsals.start(policy, DAYS, BY);
        while (rehearsals.find(policy, id).orElseThrow().finishedAt() == null) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long tickets = rehearsals.find(policy, id).orElseThrow().done();
        System.err.printf(
                "Of %,d tickets %,d would change.%n",
                tickets, rehearsals.outcome(id).tickets());
        return List.of(Figure.of("rehearsal", "rehearsal of %,d tickets".formatted(tickets), seconds, "s")
                .below(MOST_SECONDS));
    }

    /** All that a rehearsal reads of a ticket. */
    private static void copies(JdbcClient jdbc, int tickets, int times) {
        for (String sql : List.of("""
                insert into ticketing.ticket
                select c.* from ticketing.ticket t cross join generate_series(1, :times) k
                cross join lateral jsonb_populate_record(t, jsonb_build_object(
                    'id', t.id + 1000000 * k, 'number', 'PD-' || t.id + 1000000 * k)) c
                where t.id < 10001 + :tickets""", """
                insert into ticketing.history (ticket_id, at, actor_kind, actor_email, actor_name, what, detail)
                select h.ticket_id + 1000000 * k, h.at, h.actor_kind, h.actor_email, h.actor_name, h.what, h.detail
                from ticketing.history h cross join generate_series(1, :times) k where h.ticket_id < 10001 + :tickets""", """
                insert into entitlement.receipt (ticket_id, seq, at, verdict, body, sha256, previous_sha256)
                select r.ticket_id + 1000000 * k, r.seq, r.at, r.verdict, r.body, r.sha256, r.previous_sha256
                from entitlement.receipt r cross join generate_series(1, :times) k
                where r.ticket_id < 10001 + :tickets""", """
                insert into commitments.ticket_terms
                select c.* from commitments.ticket_terms t cross join generate_series(1, :times) k
                cross join lateral jsonb_populate_record(t, jsonb_build_object('ticket_id', t.ticket_id + 1000000 * k,
                    'next_fire_at', null, 'next_no', null, 'next_milestone', null, 'next_limit_at', null)) c
                where t.ticket_id < 10001 + :tickets""", """
                insert into commitments.clock overriding system value
                select c.* from commitments.clock t cross join generate_series(1, :times) k
                cross join lateral jsonb_populate_record(t, jsonb_build_object(
                    'ticket_id', t.ticket_id + 1000000 * k, 'id', t.id + 100000000 * k)) c
                where t.ticket_id < 10001 + :tickets""", """
                insert into commitments.fact
                select c.* from commitments.fact t cross join generate_series(1, :times) k
                cross join lateral jsonb_populate_record(t, jsonb_build_object(
                    'ticket_id', t.ticket_id + 1000000 * k)) c
                where t.ticket_id < 10001 + :tickets""")) {
            jdbc.sql(sql).param("tickets", tickets).param("times", times).update();
        }
        jdbc.sql("""
                analyze ticketing.ticket, ticketing.history, entitlement.receipt,
                    commitments.ticket_terms, commitments.clock, commitments.fact""").update();
    }
}
