package org.partnerdesk.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.partnerdesk.commitments.CommitmentPolicies;
import org.partnerdesk.commitments.CommitmentPolicyOutcome;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.commitments.KeptCommitmentPolicy;
import org.partnerdesk.commitments.PolicySpec;
import org.partnerdesk.commitments.PolicySpec.Row;
import org.partnerdesk.commitments.PolicySpec.Window;
import org.partnerdesk.commitments.Retarget;
import org.partnerdesk.commitments.Retargets;
import org.partnerdesk.commitments.Terms;
import org.partnerdesk.intake.Intake;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A policy that touches 100,000 running clocks, while ten tickets a second are opened. */
final class RetargetTimes {
    private static final String BY = "admin@desk.example";
    private static final long FIRST = 3_000_000_000L;
    private static final int MOST_SECONDS = 30;
    private static final double INTAKE_MILLIS = 200;

    private RetargetTimes() {}

    static List<Figure> of(BenchDesk desk, int tickets) throws Exception {
        Commitments commitments = desk.part(Commitments.class);
        Retargets retargets = desk.part(Retargets.class);
        copies(desk, tickets);
        KeptCommitmentPolicy policy = published(desk.part(CommitmentPolicies.class), commitments.policy());
        long id = commitments.planRetarget(
                Retarget.Cause.POLICY,
                String.valueOf(policy.version()),
                BY,
                "Measured",
                desk.part(Clock.class).instant());
        long start = System.nanoTime();
        Retarget preview = until(retargets, id, Retarget.Stage.PREVIEWED);
        double counting = seconds(start);
        Meanwhile meanwhile = new Meanwhile(desk.part(Intake.class));
        Thread working = Thread.ofPlatform().start(meanwhile);
        start = System.nanoTime();
        retargets.go(id);
        Retarget done = until(retargets, id, Retarget.Stage.DONE);
        double moving = seconds(start);
        meanwhile.stop();
        working.join();
        if (done.moved() < 3L * tickets) {
            throw new IllegalStateException("Not all have moved: " + done);
        }
        return List.of(
                Figure.of("clocks", "%,d open clocks counted before a move".formatted(preview.clocks()), counting, "s"),
                Figure.of("clocks", "%,d open clocks moved to another policy".formatted(done.moved()), moving, "s")
                        .below(MOST_SECONDS),
                Figure.of("clocks", "opening a ticket meanwhile: p99", meanwhile.p99(), "ms")
                        .below(INTAKE_MILLIS));
    }

    private static Retarget until(Retargets retargets, long id, Retarget.Stage stage) {
        Retarget one = retargets.find(id).orElseThrow();
        while (one.stage() != stage) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            one = retargets.find(id).orElseThrow();
        }
        return one;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Every promise of S2 is given another limit. */
    private static KeptCommitmentPolicy published(CommitmentPolicies policies, PolicySpec inForce) {
        List<Row> rows = inForce.rows().stream()
                .map(row -> row.severity().equals("S2")
                        ? new Row(
                                "S2",
                                null,
                                false,
                                longer(row.acknowledged()),
                                longer(row.determined()),
                                longer(row.resolved()),
                                row.updateEvery(),
                                row.roundTheClockFor())
                        : row)
                .toList();
        var drafted = (CommitmentPolicyOutcome.Done)
                policies.draft(new PolicySpec(inForce.calendar(), rows, inForce.steps()), BY, "Measured");
        return ((CommitmentPolicyOutcome.Done) policies.publish(drafted.policy().id(), null, null, BY, "Measured"))
                .policy();
    }

    private static Window longer(Window window) {
        return new Window(window.goal(), window.limit().plus(Duration.ofHours(1)));
    }

    private static void copies(BenchDesk desk, int tickets) {
        desk.part(Commitments.class)
                .start(
                        FIRST,
                        new Terms("S2", "UK", "premium", null),
                        desk.part(Clock.class).instant());
        JdbcClient jdbc = desk.part(JdbcClient.class);
        for (String sql : List.of("""
                insert into commitments.ticket_terms
                select c.* from commitments.ticket_terms t cross join generate_series(1, :more) k
                cross join lateral jsonb_populate_record(t, jsonb_build_object('ticket_id', t.ticket_id + k)) c
                where t.ticket_id = :first""", """
                insert into commitments.clock overriding system value
                select c.* from commitments.clock t cross join generate_series(1, :more) k
                cross join lateral jsonb_populate_record(t, jsonb_build_object(
                    'ticket_id', t.ticket_id + k, 'id', t.id + 1000000000 + 10 * k)) c
                where t.ticket_id = :first""")) {
            jdbc.sql(sql).param("more", tickets - 1).param("first", FIRST).update();
        }
        jdbc.sql("analyze commitments.ticket_terms, commitments.clock").update();
    }
}
