package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.partnerdesk.commitments.ClockState.BREACHED;
import static org.partnerdesk.commitments.ClockState.MET;
import static org.partnerdesk.commitments.ClockState.RUNNING;
import static org.partnerdesk.commitments.ClockState.SUPERSEDED;
import static org.partnerdesk.commitments.Desk.MONDAY;
import static org.partnerdesk.commitments.Desk.S1;
import static org.partnerdesk.commitments.Desk.S3;
import static org.partnerdesk.commitments.Desk.TICKET;
import static org.partnerdesk.commitments.Desk.after;
import static org.partnerdesk.commitments.Milestone.ACKNOWLEDGED;
import static org.partnerdesk.commitments.Milestone.DETERMINED;
import static org.partnerdesk.commitments.Milestone.RESOLVED;
import static org.partnerdesk.commitments.Milestone.UPDATED;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What other terms and reopening make of promises already given. */
class PromisesChangedTest {
    private final Desk desk = new Desk(MONDAY);
    private final Commitments commitments = desk.commitments;

    @Test
    void otherTermsCountFromTheSameStartWithItsPauses() {
        commitments.start(TICKET, S3, MONDAY);
        commitments.satisfy(TICKET, ACKNOWLEDGED, after("PT10M"));
        commitments.pause(TICKET, after("PT1H"));
        commitments.resume(TICKET, after("PT2H"));
        commitments.retarget(TICKET, S3, after("PT3H"));
        commitments.retarget(TICKET, S1, after("PT3H"));

        assertThat(commitments.of(TICKET))
                .extracting(Commitment::milestone, Commitment::state, Commitment::startedAt, Commitment::limitAt)
                .containsExactly(
                        tuple(ACKNOWLEDGED, MET, MONDAY, after("PT24H")),
                        tuple(DETERMINED, SUPERSEDED, MONDAY, Instant.parse("2026-03-11T16:00:00Z")),
                        tuple(RESOLVED, SUPERSEDED, MONDAY, Instant.parse("2026-03-20T16:00:00Z")),
                        tuple(DETERMINED, RUNNING, MONDAY, after("PT9H")),
                        tuple(RESOLVED, RUNNING, MONDAY, after("PT49H")));
    }

    @Test
    void aBreachStaysWhenTheTermsChange() {
        commitments.start(TICKET, S1, MONDAY);
        commitments.retarget(TICKET, S3, after("PT4H"));

        assertThat(commitments.of(TICKET))
                .filteredOn(c -> c.milestone() == ACKNOWLEDGED)
                .extracting(Commitment::state, Commitment::limitAt)
                .containsExactly(tuple(BREACHED, after("PT3H")), tuple(RUNNING, after("PT24H")));
        assertThat(desk.breaches()).extracting(CommitmentBreached::at).containsExactly(after("PT3H"));
    }

    @Test
    void nobodyIsLateBeforeThePromiseWasMade() {
        commitments.start(TICKET, S3, MONDAY);
        commitments.retarget(TICKET, S1, after("PT5H"));
        desk.clock.set(after("PT6H"));
        commitments.settleDue();

        assertThat(desk.breaches())
                .extracting(CommitmentBreached::milestone, CommitmentBreached::at)
                .containsExactly(tuple(ACKNOWLEDGED, after("PT5H")));
    }

    @Test
    void whatTheNewTermsPromiseAlikeRunsOn() {
        commitments.start(TICKET, S1, MONDAY);
        commitments.retarget(TICKET, new Terms("S1", "US", "Premium", "question"), after("PT5M"));

        assertThat(commitments.of(TICKET)).hasSize(3);
    }

    @Test
    void anUpdateOwedStaysOwedUnderOtherTerms() {
        commitments.start(TICKET, S1, MONDAY);
        commitments.retarget(TICKET, new Terms("S1", "US", null, "outage"), after("PT30H"));
        commitments.retarget(TICKET, S3, after("PT31H"));

        assertThat(commitments.of(TICKET))
                .filteredOn(c -> c.milestone() == UPDATED)
                .extracting(Commitment::startedAt, Commitment::state)
                .containsExactly(tuple(after("PT24H"), SUPERSEDED), tuple(after("PT24H"), SUPERSEDED));
    }

    @Test
    void reopeningStartsANewCycleAndKeepsTheOld() {
        commitments.start(TICKET, S1, MONDAY);
        commitments.satisfy(TICKET, RESOLVED, after("PT2H"));
        commitments.reopen(TICKET, S1, after("PT150M"));
        commitments.reopen(TICKET, S1, after("PT160M"));

        assertThat(commitments.of(TICKET))
                .extracting(Commitment::cycle, Commitment::milestone, Commitment::state, Commitment::limitAt)
                .containsExactly(
                        tuple(1, ACKNOWLEDGED, RUNNING, after("PT3H")),
                        tuple(1, DETERMINED, SUPERSEDED, after("PT8H")),
                        tuple(1, RESOLVED, MET, after("PT48H")),
                        tuple(2, DETERMINED, RUNNING, after("PT630M")),
                        tuple(2, RESOLVED, RUNNING, after("PT3030M")));
    }

    @Test
    void whatIsReplacedWhileThePartnerIsWaitedForWasNotMissed() {
        Desk desk = new Desk(MONDAY);
        desk.commitments.start(1, S1, MONDAY);
        desk.commitments.satisfy(1, Milestone.ACKNOWLEDGED, after("PT10M"));
        desk.clock.set(after("PT1H"));
        desk.commitments.pause(1, after("PT1H"));
        desk.clock.set(after("P4D"));
        desk.commitments.retarget(1, S3, after("P4D"));

        assertThat(desk.commitments.of(1))
                .filteredOn(promise -> promise.state() == ClockState.SUPERSEDED)
                .extracting(Commitment::milestone)
                .containsExactly(Milestone.DETERMINED, Milestone.RESOLVED);
        assertThat(desk.commitments.of(1)).extracting(Commitment::state).doesNotContain(ClockState.BREACHED);
    }
}
