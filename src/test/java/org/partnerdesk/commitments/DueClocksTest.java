package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.partnerdesk.commitments.Desk.MONDAY;
import static org.partnerdesk.commitments.Desk.S1;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.partnerdesk.platform.jobs.Workers;
import org.partnerdesk.support.TestDatabase;

class DueClocksTest {
    private final DataSource database = TestDatabase.fresh();
    private final Desk desk = new Desk(MONDAY, database);

    DueClocksTest() {
        PresetText preset = PresetText.read();
        desk.commitments.install(preset.calendars(), preset.policy());
    }

    @Test
    void announcesGoalsAndLimitsWhenTheyHappened() {
        desk.commitments.start(1, S1, MONDAY);
        desk.clock.move(Duration.ofHours(4));
        desk.steps.record();
        desk.steps.record();
        long acknowledgement = desk.commitments.of(1).getFirst().id();
        long determination = desk.commitments.of(1).get(1).id();

        assertThat(desk.events)
                .containsExactly(
                        new GoalPassed(1, acknowledgement, Milestone.ACKNOWLEDGED, MONDAY.plus(Duration.ofHours(1))),
                        new GoalPassed(1, determination, Milestone.DETERMINED, MONDAY.plus(Duration.ofHours(2))),
                        new CommitmentBreached(
                                1, acknowledgement, Milestone.ACKNOWLEDGED, MONDAY.plus(Duration.ofHours(3))));
        assertThat(desk.jdbc
                        .sql("select kind, commitment_id from commitments.pub_fact order by seq")
                        .query((row, n) -> tuple(row.getString("kind"), row.getLong("commitment_id")))
                        .list())
                .containsExactly(
                        tuple("GOAL_PASSED", acknowledgement),
                        tuple("GOAL_PASSED", determination),
                        tuple("BREACHED", acknowledgement));
    }

    @Test
    void nothingIsDueAtTheVeryInstant() {
        desk.commitments.start(1, S1, MONDAY);
        desk.clock.move(Duration.ofHours(1));
        desk.steps.record();

        assertThat(desk.events).isEmpty();
        assertThat(desk.steps.nextDue(desk.clock.instant()))
                .contains(MONDAY.plus(Duration.ofHours(1)).plusMillis(1));
    }

    @Test
    void twoNodesDoEachStepOnce() throws InterruptedException {
        LongStream.rangeClosed(1, 500).forEach(ticket -> desk.commitments.start(ticket, S1, MONDAY));
        Instant later = MONDAY.plus(Duration.ofHours(4));
        Desk other = new Desk(later, database);
        desk.clock.set(later);
        Thread one = Thread.ofVirtual().start(desk.steps::record);
        Thread two = Thread.ofVirtual().start(other.steps::record);
        one.join();
        two.join();

        assertThat(desk.events.size() + other.events.size()).isEqualTo(1500);
        assertThat(desk.jdbc
                        .sql("select count(*) from commitments.fact")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1500);
    }

    @Test
    void aTicketThatFailsDoesNotHoldUpTheOthers() {
        LongStream.rangeClosed(1, 5).forEach(ticket -> desk.commitments.start(ticket, S1, MONDAY));
        desk.refuse(event -> event instanceof CommitmentBreached breach && breach.ticketId() == 3);
        desk.clock.move(Duration.ofHours(4));

        assertThat(desk.steps.record()).isFalse();
        assertThat(desk.breaches()).extracting(CommitmentBreached::ticketId).contains(1L, 2L, 4L, 5L);
        assertThat(desk.commitments.of(3).getFirst().state()).isEqualTo(ClockState.BREACHED);

        desk.refuse(event -> false);
        assertThat(desk.steps.record()).isTrue();
        assertThat(desk.breaches()).extracting(CommitmentBreached::ticketId).contains(3L);
    }

    @Test
    void wakesForAClockThatFiresEarlierThanItExpected() throws InterruptedException {
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        Clock real = Clock.systemUTC();
        Desk live = new Desk(real, database);
        live.listen(heard::add);
        Workers timer = new ClockTimer().clockWorkers(live.steps, live.bell, real);
        timer.start();
        try {
            live.commitments.start(
                    1,
                    new Terms("S1", "US", null, "outage"),
                    real.instant().minus(Duration.ofHours(3)).plusMillis(300));

            assertThat(heard.poll(20, TimeUnit.SECONDS)).isInstanceOf(GoalPassed.class);
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isInstanceOf(GoalPassed.class);
            assertThat(heard.poll(20, TimeUnit.SECONDS)).isInstanceOf(CommitmentBreached.class);
        } finally {
            timer.stop();
        }
        assertThat(timer.isRunning()).isFalse();
    }
}
