package org.partnerdesk.bench;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.commitments.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How late the steps of the ladder are done, and how long many of them take that fall due at one instant. */
final class StepTimes {
    /** Counts around the clock, whatever the day of the measurement. */
    private static final Terms OUTAGE = new Terms("S1", "EU", null, "outage");

    private static final Duration TO_GOAL = Duration.ofHours(1);
    private static final long FIRST = 5_000_000_000L;

    private final BenchDesk desk;
    private final JdbcClient jdbc;
    private long next = FIRST;

    StepTimes(BenchDesk desk) {
        this.desk = desk;
        this.jdbc = desk.part(JdbcClient.class);
    }

    /** Seconds from the instant until the last of them is done, mails to people and all. */
    double atOnce(int steps) {
        Instant due = present().plusSeconds(10 + steps / 500);
        long first = next;
        owe(steps, due, Duration.ZERO);
        await(first, steps);
        return seconds(
                "select extract(epoch from max(done_at) - min(at)) from workflow.step where ticket_id >= :first",
                first);
    }

    /** How late a step is done in 99 of 100 cases when they come one after the other, in seconds. */
    double late(int steps, Duration apart) {
        Instant due = present().plusSeconds(10 + steps / 500);
        long first = next;
        owe(steps, due, apart);
        await(first, steps);
        return seconds("""
                select percentile_disc(0.99) within group (order by extract(epoch from done_at - at))
                from workflow.step where ticket_id >= :first""", first);
    }

    private double seconds(String sql, long first) {
        return jdbc.sql(sql).param("first", first).query(Double.class).single();
    }

    private void owe(int steps, Instant due, Duration apart) {
        jdbc.sql("""
                insert into ticketing.ticket
                select c.* from ticketing.ticket t
                cross join generate_series(:first, :first + :steps - 1) k
                cross join lateral jsonb_populate_record(t, jsonb_build_object(
                    'id', k, 'number', 'PD-' || k, 'status', 'OPEN', 'created_at', :at, 'changed_at', :at)) c
                where t.id = (select min(id) from ticketing.ticket)""")
                .param("first", next)
                .param("steps", steps)
                .param("at", due.atOffset(UTC))
                .update();
        Commitments commitments = desk.part(Commitments.class);
        desk.part(TransactionTemplate.class).executeWithoutResult(status -> {
            for (int i = 0; i < steps; i++) {
                commitments.start(next++, OUTAGE, due.minus(TO_GOAL).plus(apart.multipliedBy(i)));
            }
        });
        if (!present().isBefore(due)) {
            throw new IllegalStateException("This machine is too slow to get " + steps + " tickets ready in time");
        }
    }

    private void await(long first, int steps) {
        Instant end = present().plus(Duration.ofMinutes(5));
        while (jdbc.sql("select count(*) from workflow.step where ticket_id >= :first and done_at is not null")
                        .param("first", first)
                        .query(Long.class)
                        .single()
                < steps) {
            if (present().isAfter(end)) {
                throw new IllegalStateException("The steps are not done after five minutes");
            }
            LockSupport.parkNanos(100_000_000);
        }
        jdbc.sql("update ticketing.ticket set status = 'CLOSED' where id >= :first")
                .param("first", first)
                .update();
        desk.part(TransactionTemplate.class).executeWithoutResult(status -> closeFrom(first));
    }

    private void closeFrom(long first) {
        Commitments commitments = desk.part(Commitments.class);
        for (long ticket = first; ticket < next; ticket++) {
            commitments.close(ticket, present());
        }
    }

    private Instant present() {
        return desk.part(Clock.class).instant();
    }
}
