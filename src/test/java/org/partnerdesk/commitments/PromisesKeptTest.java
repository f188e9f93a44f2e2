package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.partnerdesk.commitments.ClockState.BREACHED;
import static org.partnerdesk.commitments.ClockState.MET;
import static org.partnerdesk.commitments.ClockState.MET_LATE;
import static org.partnerdesk.commitments.ClockState.PAUSED;
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

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Whether a promise was kept, and how far it has run. */
class PromisesKeptTest {
    private final Desk desk = new Desk(MONDAY);
    private final Commitments commitments = desk.commitments;

    @Test
    void answerThatNeverArrivedAcknowledgesNothing() {
        commitments.start(1, S1, MONDAY);
        commitments.satisfy(1, ACKNOWLEDGED, after("PT1H"));
        commitments.unacknowledge(1, after("PT2H"), after("PT2H"));
        assertThat(desk.commitment(1, ACKNOWLEDGED).state()).isEqualTo(MET);

        commitments.unacknowledge(1, after("PT1H"), after("PT2H"));
        assertThat(desk.commitment(1, ACKNOWLEDGED).state()).isEqualTo(RUNNING);
        assertThat(desk.commitment(1, ACKNOWLEDGED).satisfiedAt()).isNull();

        commitments.satisfy(1, ACKNOWLEDGED, after("PT4H"));
        assertThat(desk.commitment(1, ACKNOWLEDGED).state()).isEqualTo(MET_LATE);
    }

    /** S1 owes an update every 24 h once the resolve goal of 24 h has passed. */
    @Test
    void updateThatNeverArrivedIsOwedFromWhenItWas() {
        commitments.start(1, S1, MONDAY);
        desk.clock.set(after("PT25H"));
        commitments.updatePublished(1, after("PT25H"));
        assertThat(desk.commitment(1, UPDATED).limitAt()).isEqualTo(after("PT49H"));

        desk.clock.set(after("PT26H"));
        commitments.unpublishUpdate(1, after("PT24H"), after("PT26H"));
        assertThat(desk.commitment(1, UPDATED).limitAt()).isEqualTo(after("PT49H"));

        commitments.unpublishUpdate(1, after("PT25H"), after("PT26H"));
        assertThat(desk.commitment(1, UPDATED).state()).isEqualTo(RUNNING);
        assertThat(desk.commitment(1, UPDATED).limitAt()).isEqualTo(after("PT48H"));
        assertThat(commitments.of(1))
                .filteredOn(c -> c.milestone() == UPDATED)
                .extracting(Commitment::state)
                .containsExactly(SUPERSEDED, SUPERSEDED, RUNNING);

        desk.clock.set(after("PT50H"));
        desk.steps.record();
        assertThat(desk.breaches()).extracting(CommitmentBreached::milestone).contains(UPDATED);
    }

    @Test
    void updateThatNeverArrivedWasStillOwedWhenTheBounceCameLate() {
        commitments.start(1, S1, MONDAY);
        commitments.updatePublished(1, after("PT25H"));
        commitments.unpublishUpdate(1, after("PT25H"), after("PT48H30M"));

        assertThat(commitments.of(1))
                .filteredOn(c -> c.milestone() == UPDATED)
                .extracting(Commitment::state, Commitment::limitAt)
                .containsExactly(
                        tuple(SUPERSEDED, after("PT48H")),
                        tuple(SUPERSEDED, after("PT49H")),
                        tuple(BREACHED, after("PT48H")),
                        tuple(RUNNING, after("PT72H")));
    }

    /** Each waits for its partner the same two hours. */
    @Test
    void waitingSinceAnUpdateThatNeverArrivedDoesNotCount() {
        commitments.start(1, S1, MONDAY);
        commitments.updatePublished(1, after("PT25H"));
        commitments.pause(1, after("PT26H"));
        commitments.resume(1, after("PT28H"));
        commitments.unpublishUpdate(1, after("PT25H"), after("PT29H"));

        assertThat(desk.commitment(1, UPDATED).limitAt()).isEqualTo(after("PT50H"));
    }

    @Test
    void isMetUntilTheLimitAndLateAfter() {
        commitments.start(1, S1, MONDAY);
        commitments.start(2, S1, MONDAY);
        commitments.satisfy(1, ACKNOWLEDGED, after("PT3H"));
        commitments.satisfy(1, ACKNOWLEDGED, after("PT4H"));
        commitments.satisfy(2, ACKNOWLEDGED, after("PT3H").plusNanos(1000));

        assertThat(desk.commitment(1, ACKNOWLEDGED).state()).isEqualTo(MET);
        assertThat(desk.commitment(1, ACKNOWLEDGED).goalHeld()).isFalse();
        assertThat(desk.commitment(1, ACKNOWLEDGED).satisfiedAt()).isEqualTo(after("PT3H"));
        assertThat(desk.commitment(2, ACKNOWLEDGED).state()).isEqualTo(MET_LATE);
    }

    @Test
    void isMetWhenKeptInTimeButToldAfterTheBreachWasRecorded() {
        commitments.start(TICKET, S1, MONDAY);
        desk.clock.set(after("PT3H").plusMillis(2));
        commitments.settleDue();
        commitments.satisfy(TICKET, ACKNOWLEDGED, after("PT3H").minusMillis(1));

        assertThat(desk.commitment(TICKET, ACKNOWLEDGED).state()).isEqualTo(MET);
    }

    @Test
    void showsABreachBeforeTheTimerHasSeenIt() {
        commitments.start(TICKET, S1, MONDAY);
        desk.clock.set(after("PT3H1S"));

        assertThat(desk.commitment(TICKET, ACKNOWLEDGED).state()).isEqualTo(BREACHED);
        assertThat(desk.commitment(TICKET, ACKNOWLEDGED).isOpen()).isTrue();
        assertThat(desk.breaches()).isEmpty();
    }

    @Test
    void waitingForThePartnerStopsAllButTheAcknowledgement() {
        commitments.start(TICKET, S1, MONDAY);
        commitments.pause(TICKET, after("PT1H"));
        commitments.pause(TICKET, after("PT90M"));

        assertThat(commitments.of(TICKET))
                .extracting(Commitment::milestone, Commitment::state, Commitment::stoppedAt)
                .containsExactly(
                        tuple(ACKNOWLEDGED, RUNNING, null),
                        tuple(DETERMINED, PAUSED, after("PT1H")),
                        tuple(RESOLVED, PAUSED, after("PT1H")));

        commitments.resume(TICKET, after("PT6H"));

        assertThat(desk.commitment(TICKET, ACKNOWLEDGED).limitAt()).isEqualTo(after("PT3H"));
        assertThat(desk.commitment(TICKET, DETERMINED).goalAt()).isEqualTo(after("PT7H"));
        assertThat(desk.commitment(TICKET, DETERMINED).limitAt()).isEqualTo(after("PT13H"));
        assertThat(desk.commitment(TICKET, RESOLVED).state()).isEqualTo(RUNNING);
    }

    @Test
    void owesAnUpdateEachDayOnceTheResolveGoalHasPassed() {
        commitments.start(TICKET, S1, MONDAY);
        commitments.updatePublished(TICKET, after("PT2H"));
        commitments.updatePublished(TICKET, after("PT30H"));
        desk.clock.set(after("PT80H"));
        commitments.settleDue();

        assertThat(commitments.of(TICKET))
                .filteredOn(c -> c.milestone() == UPDATED)
                .extracting(Commitment::startedAt, Commitment::limitAt, Commitment::state)
                .containsExactly(
                        tuple(after("PT24H"), after("PT48H"), MET),
                        tuple(after("PT30H"), after("PT54H"), BREACHED),
                        tuple(after("PT54H"), after("PT78H"), BREACHED),
                        tuple(after("PT78H"), after("PT102H"), RUNNING));
        assertThat(desk.commitment(TICKET, RESOLVED).state()).isEqualTo(BREACHED);
    }

    @Test
    void solvingEndsTheUpdates() {
        commitments.start(TICKET, S1, MONDAY);
        commitments.satisfy(TICKET, RESOLVED, after("PT25H"));
        desk.clock.set(after("P9D"));
        commitments.settleDue();

        assertThat(desk.commitment(TICKET, UPDATED).state()).isEqualTo(SUPERSEDED);
        assertThat(desk.commitment(TICKET, RESOLVED).state()).isEqualTo(MET);
    }

    @Test
    void closingOwesNothingMore() {
        commitments.start(TICKET, S1, MONDAY);
        commitments.close(TICKET, after("PT1H"));
        commitments.retarget(TICKET, S3, after("PT2H"));
        desk.clock.set(after("P30D"));
        commitments.settleDue();

        assertThat(commitments.of(TICKET)).hasSize(3).allMatch(c -> c.state() == SUPERSEDED);
        assertThat(desk.breaches()).isEmpty();
    }

    @Test
    void measuresProgressInOpenTime() {
        commitments.start(TICKET, S1, MONDAY);
        commitments.pause(TICKET, after("PT3H"));
        commitments.resume(TICKET, after("PT5H"));
        Commitment determined = desk.commitment(TICKET, DETERMINED);

        assertThat(commitments.progress(determined, after("PT6H")))
                .isEqualTo(new Progress(0.5, 0.25, Duration.ofHours(-4), Duration.ofHours(4)));
        assertThat(commitments.progress(determined, after("PT14H")).at()).isEqualTo(1.5);
    }

    @Test
    void aPausedPromiseMakesNoProgress() {
        commitments.start(TICKET, S1, MONDAY);
        commitments.pause(TICKET, after("PT4H"));

        assertThat(commitments.progress(desk.commitment(TICKET, DETERMINED), after("P20D")))
                .isEqualTo(new Progress(0.5, 0.25, Duration.ofHours(-2), Duration.ofHours(4)));
    }

    @Test
    void keepsWhatItWasTold() {
        commitments.start(TICKET, S1, MONDAY);
        commitments.satisfy(TICKET, ACKNOWLEDGED, MONDAY);

        assertThatThrownBy(() -> desk.jdbc.sql("delete from commitments.fact").update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> desk.jdbc
                        .sql("update commitments.clock set limit_seconds = 1")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
