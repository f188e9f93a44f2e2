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
import static org.partnerdesk.commitments.Milestone.ACKNOWLEDGED;
import static org.partnerdesk.commitments.Milestone.DETERMINED;
import static org.partnerdesk.commitments.Milestone.RESOLVED;
import static org.partnerdesk.commitments.Milestone.UPDATED;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class CommitmentsTest {
    /** A Monday, 10:00 in Chicago. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T16:00:00Z");

    private static final Terms S1 = new Terms("S1", "US", null, null);
    private static final Terms S3 = new Terms("S3", "US", null, null);
    private static final long TICKET = 7;

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
        assertThat(nextPromise()).isEqualTo("ACKNOWLEDGED false 2026-03-04T16:00:00Z");
    }

    @Test
    void countsAnOutageRoundTheClock() {
        Instant fridayEvening = Instant.parse("2026-03-07T04:00:00Z");
        commitments.start(1, S1, fridayEvening);
        commitments.start(2, new Terms("S1", "US", null, "outage"), fridayEvening);

        assertThat(commitment(1, ACKNOWLEDGED).limitAt()).isEqualTo("2026-03-09T06:00:00Z");
        assertThat(commitment(2, ACKNOWLEDGED).limitAt()).isEqualTo("2026-03-07T07:00:00Z");
        assertThat(commitment(2, ACKNOWLEDGED).roundTheClock()).isTrue();
    }

    @Test
    void isMetUntilTheLimitAndLateAfter() {
        commitments.start(1, S1, MONDAY);
        commitments.start(2, S1, MONDAY);
        commitments.satisfy(1, ACKNOWLEDGED, after("PT3H"));
        commitments.satisfy(1, ACKNOWLEDGED, after("PT4H"));
        commitments.satisfy(2, ACKNOWLEDGED, after("PT3H").plusNanos(1000));

        assertThat(commitment(1, ACKNOWLEDGED).state()).isEqualTo(MET);
        assertThat(commitment(1, ACKNOWLEDGED).goalHeld()).isFalse();
        assertThat(commitment(1, ACKNOWLEDGED).satisfiedAt()).isEqualTo(after("PT3H"));
        assertThat(commitment(2, ACKNOWLEDGED).state()).isEqualTo(MET_LATE);
    }

    @Test
    void isMetWhenKeptInTimeButToldAfterTheBreachWasRecorded() {
        commitments.start(TICKET, S1, MONDAY);
        desk.clock.set(after("PT3H").plusMillis(2));
        commitments.settleDue();
        commitments.satisfy(TICKET, ACKNOWLEDGED, after("PT3H").minusMillis(1));

        assertThat(commitment(TICKET, ACKNOWLEDGED).state()).isEqualTo(MET);
    }

    @Test
    void showsABreachBeforeTheTimerHasSeenIt() {
        commitments.start(TICKET, S1, MONDAY);
        desk.clock.set(after("PT3H1S"));

        assertThat(commitment(TICKET, ACKNOWLEDGED).state()).isEqualTo(BREACHED);
        assertThat(commitment(TICKET, ACKNOWLEDGED).isOpen()).isTrue();
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

        assertThat(commitment(TICKET, ACKNOWLEDGED).limitAt()).isEqualTo(after("PT3H"));
        assertThat(commitment(TICKET, DETERMINED).goalAt()).isEqualTo(after("PT7H"));
        assertThat(commitment(TICKET, DETERMINED).limitAt()).isEqualTo(after("PT13H"));
        assertThat(commitment(TICKET, RESOLVED).state()).isEqualTo(RUNNING);
    }

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
        assertThat(commitment(TICKET, RESOLVED).state()).isEqualTo(BREACHED);
    }

    @Test
    void solvingEndsTheUpdates() {
        commitments.start(TICKET, S1, MONDAY);
        commitments.satisfy(TICKET, RESOLVED, after("PT25H"));
        desk.clock.set(after("P9D"));
        commitments.settleDue();

        assertThat(commitment(TICKET, UPDATED).state()).isEqualTo(SUPERSEDED);
        assertThat(commitment(TICKET, RESOLVED).state()).isEqualTo(MET);
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
        Commitment determined = commitment(TICKET, DETERMINED);

        assertThat(commitments.progress(determined, after("PT6H")))
                .isEqualTo(new Progress(0.5, 0.25, Duration.ofHours(-4), Duration.ofHours(4)));
        assertThat(commitments.progress(determined, after("PT14H")).at()).isEqualTo(1.5);
    }

    @Test
    void aPausedPromiseMakesNoProgress() {
        commitments.start(TICKET, S1, MONDAY);
        commitments.pause(TICKET, after("PT4H"));

        assertThat(commitments.progress(commitment(TICKET, DETERMINED), after("P20D")))
                .isEqualTo(new Progress(0.5, 0.25, Duration.ofHours(-2), Duration.ofHours(4)));
    }

    @Test
    void namesThePromiseToKeepNext() {
        commitments.start(TICKET, S1, MONDAY);
        assertThat(nextPromise()).isEqualTo("ACKNOWLEDGED false 2026-03-02T19:00:00Z");
        commitments.satisfy(TICKET, ACKNOWLEDGED, after("PT1H"));
        assertThat(nextPromise()).isEqualTo("DETERMINED false 2026-03-03T00:00:00Z");
        commitments.pause(TICKET, after("PT2H"));
        assertThat(nextPromise()).isEqualTo("DETERMINED true 2026-03-03T00:00:00Z");
        commitments.resume(TICKET, after("PT2H"));
        commitments.satisfy(TICKET, DETERMINED, after("PT3H"));
        desk.clock.set(after("PT49H"));
        commitments.settleDue();
        assertThat(nextPromise()).isEqualTo("UPDATED false 2026-03-05T16:00:00Z");
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

    private Commitment commitment(long ticket, Milestone milestone) {
        return commitments.of(ticket).stream()
                .filter(c -> c.milestone() == milestone)
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private String nextPromise() {
        return desk.jdbc
                .sql("select * from commitments.pub_next_promise")
                .query((row, n) -> row.getString("milestone")
                        + " "
                        + row.getBoolean("paused")
                        + " "
                        + row.getObject("limit_at", OffsetDateTime.class).toInstant())
                .single();
    }

    private static Instant after(String duration) {
        return MONDAY.plus(Duration.parse(duration));
    }
}
