package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.commitments.Desk.MONDAY;
import static org.partnerdesk.commitments.Desk.S1;
import static org.partnerdesk.commitments.Desk.TICKET;
import static org.partnerdesk.commitments.Desk.after;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.partnerdesk.support.TestDatabase;

/** Machines whose clocks go wrong, or that sleep: nothing early, nothing lost, nothing twice, what is late is dated right. */
class WrongClocksTest {
    private static final Terms OUTAGE = new Terms("S1", "US", null, "outage");
    private final DataSource database = TestDatabase.fresh();

    /** Which is the same as a database that is ninety seconds behind. */
    @Test
    void aNodeThatIsAheadOfTheDatabaseFiresNothingEarly() {
        Desk ahead = desk(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(90)));
        Instant now = Clock.systemUTC().instant();
        ahead.commitments.start(TICKET, OUTAGE, now.minus(Duration.ofHours(1)).plusSeconds(60));
        ahead.commitments.start(8, OUTAGE, now.minus(Duration.ofHours(1)).minusSeconds(5));
        ahead.steps.record();

        assertThat(ahead.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        GoalPassed.class,
                        passed -> assertThat(passed.ticketId()).isEqualTo(8));
    }

    @Test
    void aLeapForwardFiresNothingEarly() {
        Instant now = Clock.systemUTC().instant();
        Desk node = desk(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        node.commitments.start(TICKET, OUTAGE, now.minus(Duration.ofMinutes(30)));
        node.steps.record();

        assertThat(node.events).isEmpty();
    }

    @Test
    void aLeapBackFiresNothingTwiceAndTakesNothingBack() {
        Desk node = new Desk(MONDAY);
        node.commitments.start(TICKET, S1, MONDAY);
        node.clock.set(after("PT4H"));
        node.steps.record();
        int fired = node.events.size();
        node.clock.set(after("PT3H"));
        node.steps.record();
        node.commitments.pause(TICKET, after("PT3H"));
        node.commitments.resume(TICKET, after("PT3H1M"));
        node.commitments.satisfy(TICKET, Milestone.ACKNOWLEDGED, after("PT2H30M"));
        node.clock.set(after("PT4H30M"));
        node.steps.record();

        assertThat(node.events).hasSize(fired);
        // Whether it was kept is decided by when it happened; that it was found missed stays a fact.
        assertThat(node.commitment(TICKET, Milestone.ACKNOWLEDGED).state()).isEqualTo(ClockState.MET);
        assertThat(node.jdbc
                        .sql("select count(*) from commitments.fact where kind = 'BREACHED'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void afterFiveHoursAsleepEverythingIsFoundAndDatedWhenItWas() {
        Desk node = new Desk(MONDAY);
        node.commitments.start(TICKET, S1, MONDAY);
        node.clock.set(after("PT30M"));
        node.steps.record();
        node.clock.set(after("PT5H30M"));
        node.steps.record();

        assertThat(node.events)
                .extracting(Object::toString)
                .satisfiesExactly(
                        goal -> assertThat(goal)
                                .contains(
                                        "GoalPassed",
                                        "ACKNOWLEDGED",
                                        after("PT1H").toString()),
                        goal -> assertThat(goal)
                                .contains(
                                        "GoalPassed",
                                        "DETERMINED",
                                        after("PT2H").toString()),
                        limit -> assertThat(limit)
                                .contains(
                                        "Breached",
                                        "ACKNOWLEDGED",
                                        after("PT3H").toString()));
        List<Instant> recorded = node
                .jdbc
                .sql("select distinct recorded_at from commitments.fact")
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(OffsetDateTime::toInstant)
                .toList();
        assertThat(recorded).containsExactly(after("PT5H30M"));
    }

    private Desk desk(Clock present) {
        Desk desk = new Desk(present, database);
        PresetText preset = PresetText.read();
        desk.commitments.install(preset.calendars(), preset.policy());
        return desk;
    }
}
