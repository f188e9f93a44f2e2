package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.partnerdesk.commitments.ClockState.RUNNING;
import static org.partnerdesk.commitments.Desk.MONDAY;
import static org.partnerdesk.commitments.Desk.S1;
import static org.partnerdesk.commitments.Desk.TICKET;
import static org.partnerdesk.commitments.Desk.after;
import static org.partnerdesk.commitments.Milestone.ACKNOWLEDGED;
import static org.partnerdesk.commitments.Milestone.DETERMINED;
import static org.partnerdesk.commitments.Milestone.RESOLVED;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a ticket is promised when it is opened, and which promise comes next. */
class PromisesMadeTest {
    private final Desk desk = new Desk(MONDAY);
    private final Commitments commitments = desk.commitments;

    @Test
    void promisesThreeMilestonesWithGoalAndLimit() {
        commitments.start(TICKET, S1, MONDAY);

        assertThat(commitments.of(TICKET))
                .extracting(Commitment::milestone, Commitment::goalAt, Commitment::limitAt, Commitment::state)
                .containsExactly(
                        tuple(ACKNOWLEDGED, after("PT1H"), after("PT3H"), RUNNING),
                        tuple(DETERMINED, after("PT2H"), after("PT8H"), RUNNING),
                        tuple(RESOLVED, after("PT24H"), after("PT48H"), RUNNING));
    }

    @Test
    void promisesNothingThatItsSeverityHasNot() {
        commitments.start(TICKET, new Terms("S4", "US", null, null), MONDAY);

        assertThat(commitments.of(TICKET)).extracting(Commitment::milestone).containsExactly(ACKNOWLEDGED);
    }

    @Test
    void startsOnlyOnce() {
        commitments.start(TICKET, new Terms("S4", "US", null, null), MONDAY);
        commitments.start(TICKET, S1, after("PT1H"));

        assertThat(commitments.of(TICKET)).hasSize(1);
        assertThat(desk.nextPromise()).isEqualTo("ACKNOWLEDGED false 2026-03-04T16:00:00Z");
    }

    @Test
    void countsAnOutageRoundTheClock() {
        Instant fridayEvening = Instant.parse("2026-03-07T04:00:00Z");
        commitments.start(1, S1, fridayEvening);
        commitments.start(2, new Terms("S1", "US", null, "outage"), fridayEvening);

        assertThat(desk.commitment(1, ACKNOWLEDGED).limitAt()).isEqualTo("2026-03-09T06:00:00Z");
        assertThat(desk.commitment(2, ACKNOWLEDGED).limitAt()).isEqualTo("2026-03-07T07:00:00Z");
        assertThat(desk.commitment(2, ACKNOWLEDGED).roundTheClock()).isTrue();
    }

    @Test
    void namesThePromiseToKeepNext() {
        commitments.start(TICKET, S1, MONDAY);
        assertThat(desk.nextPromise()).isEqualTo("ACKNOWLEDGED false 2026-03-02T19:00:00Z");
        commitments.satisfy(TICKET, ACKNOWLEDGED, after("PT1H"));
        assertThat(desk.nextPromise()).isEqualTo("DETERMINED false 2026-03-03T00:00:00Z");
        commitments.pause(TICKET, after("PT2H"));
        assertThat(desk.nextPromise()).isEqualTo("DETERMINED true 2026-03-03T00:00:00Z");
        commitments.resume(TICKET, after("PT2H"));
        commitments.satisfy(TICKET, DETERMINED, after("PT3H"));
        desk.clock.set(after("PT49H"));
        commitments.settleDue();
        assertThat(desk.nextPromise()).isEqualTo("UPDATED false 2026-03-05T16:00:00Z");
        commitments.satisfy(TICKET, RESOLVED, after("PT50H"));
        assertThat(desk.jdbc
                        .sql("select 1 from commitments.pub_next_promise")
                        .query(Integer.class)
                        .list())
                .isEmpty();
    }

    @Test
    void startsTheClocksOfANewTicketInTwoStatements() {
        commitments.start(1, S1, MONDAY);
        List<String> statements = desk.statementsOf(() -> commitments.start(2, S1, MONDAY));

        assertThat(statements).hasSize(2);
    }

    @Test
    void refusesATicketItNeverStarted() {
        assertThatThrownBy(() -> commitments.pause(99, MONDAY)).isInstanceOf(IllegalArgumentException.class);
        assertThat(commitments.of(99)).isEmpty();
    }
}
