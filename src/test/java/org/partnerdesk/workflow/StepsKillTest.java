package org.partnerdesk.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerdesk.support.DeskProcess;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nodes that are killed at any moment while 20,000 steps fall due: each is recorded, done and told once. */
@Tag("long")
class StepsKillTest {
    private static final int TICKETS = 4_000;

    @TempDir
    Path home;

    @Test
    void eachStepIsTakenOnceHoweverOftenNodesDie() throws Exception {
        String url = TestDatabase.emptyUrl();
        JdbcClient jdbc = JdbcClient.create(source(url));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (DeskProcess first = DeskProcess.node(folder("first"), url)) {
            first.post("/api/v1/tickets", HttpRequest.BodyPublishers.ofString("""
                    {"subject": "Killed", "description": "x", "requester": "dana@delta-channel.example",
                     "customerPrimaryEmail": "it@harbor-freightways.example", "impact": "outage"}"""));
            first.kill();
        }
        assertThat(count(jdbc, "select count(*) from commitments.clock")).isEqualTo(3);
        owe(jdbc);
        List<DeskProcess> nodes = new ArrayList<>();
        try {
            for (int kill = 0; kill < 12 && open(jdbc) > 0; kill++) {
                while (nodes.size() < 2) {
                    nodes.add(DeskProcess.node(folder("node" + kill + nodes.size()), url));
                }
                LockSupport.parkNanos(random.nextLong(1_500_000_000L));
                nodes.remove(random.nextInt(nodes.size())).kill();
            }
            nodes.add(DeskProcess.node(folder("last"), url));
            RunningDesk.until(() -> open(jdbc) == 0, Duration.ofMinutes(3));
        } finally {
            for (DeskProcess node : nodes) {
                node.kill();
            }
        }
        assertOnce(jdbc, seed);
    }

    private static void assertOnce(JdbcClient jdbc, long seed) {
        long steps = count(jdbc, "select count(*) from commitments.fact where kind = 'STEP'");
        assertThat(steps).as("seed %s", seed).isGreaterThanOrEqualTo(20_000);
        assertThat(count(jdbc, "select count(*) from workflow.step")).isEqualTo(steps);
        assertThat(count(jdbc, """
                select count(*) from (select 1 from commitments.fact
                where kind in ('STEP', 'GOAL_PASSED', 'BREACHED') group by ticket_id, clock_no, kind, at having count(*) > 1) twice""")).isZero();
        assertThat(count(jdbc, "select count(*) from ticketing.history where what = 'STEP_REACHED'"))
                .as("told once each")
                .isEqualTo(count(jdbc, "select count(*) from workflow.step where outcome = 'DONE'"));
    }

    /** Copies of the one ticket, whose acknowledgement and determination were due in the last hours. */
    private static void owe(JdbcClient jdbc) {
        for (String copy : List.of("""
                insert into ticketing.ticket
                select c.* from ticketing.ticket t cross join generate_series(1, %d) k
                cross join lateral jsonb_populate_record(t, jsonb_build_object(
                    'id', t.id + k, 'number', 'PD-' || t.id + k)) c""", """
                insert into commitments.ticket_terms
                select c.* from commitments.ticket_terms t cross join generate_series(1, %d) k
                cross join lateral jsonb_populate_record(t, jsonb_build_object(
                    'ticket_id', t.ticket_id + k, 'started_at', t.started_at - interval '6 hours',
                    'cycle_started_at', t.cycle_started_at - interval '6 hours',
                    'next_fire_at', t.next_fire_at - interval '6 hours')) c""", """
                insert into commitments.clock overriding system value
                select c.* from commitments.clock t cross join generate_series(1, %d) k
                cross join lateral jsonb_populate_record(t, jsonb_build_object(
                    'ticket_id', t.ticket_id + k, 'id', t.id + 1000 * k, 'started_at', t.started_at - interval '6 hours',
                    'opened_at', t.opened_at - interval '6 hours', 'goal_at', t.goal_at - interval '6 hours',
                    'limit_at', t.limit_at - interval '6 hours')) c""")) {
            jdbc.sql(copy.formatted(TICKETS)).update();
        }
    }

    private static long open(JdbcClient jdbc) {
        return count(jdbc, """
                select (select count(*) from commitments.ticket_terms where next_fire_at < clock_timestamp())
                       + (select count(*) from workflow.step where done_at is null)""");
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectory(Files.createDirectory(home.resolve(name)).resolve("data"));
    }

    private static DataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }
}
