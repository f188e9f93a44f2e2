package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.commitments.Desk.MONDAY;
import static org.partnerdesk.commitments.Desk.S1;
import static org.partnerdesk.commitments.Desk.S3;
import static org.partnerdesk.commitments.Desk.after;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** {@code ./run --rebuild-clocks}: what is kept beside the facts can be made from them. */
class ClockRebuildTest {
    private final Desk desk = new Desk(MONDAY);

    @Test
    void aSoundDatabaseStaysAsItIs() {
        live();
        List<Map<String, Object>> before = everything();

        assertThat(desk.rebuild.all()).isEqualTo(new ClockRebuild.Done(510, 0));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatWasLostIsMadeAgain() {
        live();
        List<Map<String, Object>> before = everything();
        desk.jdbc
                .sql("update commitments.ticket_terms set next_fire_at = null, next_no = null where ticket_id % 2 = 0")
                .update();
        desk.jdbc.sql("""
                        update commitments.clock set goal_at = started_at, limit_at = started_at, state = 'RUNNING'
                        where state in ('RUNNING', 'PAUSED') or (state = 'BREACHED' and stopped_at is null)""").update();

        assertThat(desk.rebuild.all().changed()).isPositive();
        assertThat(everything()).isEqualTo(before);
        assertThat(desk.rebuild.all().changed()).isZero();
    }

    /** Tickets in every state, more than one batch of them. */
    private void live() {
        LongStream.rangeClosed(1, 510)
                .forEach(ticket -> desk.commitments.start(ticket, ticket % 3 == 0 ? S3 : S1, MONDAY));
        desk.clock.move(Duration.ofMinutes(30));
        LongStream.rangeClosed(1, 100)
                .forEach(ticket -> desk.commitments.satisfy(ticket, Milestone.ACKNOWLEDGED, after("PT20M")));
        LongStream.rangeClosed(50, 150).forEach(ticket -> desk.commitments.pause(ticket, after("PT25M")));
        LongStream.rangeClosed(140, 160)
                .forEach(ticket -> desk.commitments.satisfy(ticket, Milestone.RESOLVED, after("PT28M")));
        desk.clock.move(Duration.ofDays(3));
        desk.steps.record();
        LongStream.rangeClosed(145, 150).forEach(ticket -> desk.commitments.reopen(ticket, S1, after("PT70H")));
        LongStream.rangeClosed(170, 180).forEach(ticket -> desk.commitments.close(ticket, after("PT71H")));
        desk.steps.record();
    }

    private List<Map<String, Object>> everything() {
        List<Map<String, Object>> rows = new java.util.ArrayList<>(desk.jdbc
                .sql("select * from commitments.ticket_terms order by ticket_id")
                .query()
                .listOfRows());
        rows.addAll(desk.jdbc
                .sql("select * from commitments.clock order by ticket_id, no")
                .query()
                .listOfRows());
        rows.addAll(desk.jdbc
                .sql("select * from commitments.fact order by ticket_id, seq")
                .query()
                .listOfRows());
        return rows;
    }
}
