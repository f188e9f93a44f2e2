package org.partnerdesk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.partnerdesk.access.Actor;
import org.partnerdesk.entitlement.EntitlementPolicy;
import org.partnerdesk.entitlement.EntitlementPolicy.CountingRule;
import org.partnerdesk.entitlement.EntitlementPolicy.Threshold;
import org.partnerdesk.entitlement.Policies;
import org.partnerdesk.entitlement.PolicyOutcome;
import org.partnerdesk.entitlement.PolicyState;
import org.partnerdesk.entitlement.Verdict;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.platform.jobs.Workers;
import org.partnerdesk.platform.time.DeskClock;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Status;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;

/** What a draft would have done to real tickets of a real desk, as they were. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RehearsalsTest {
    private static final String ADA = "ada@desk.example";
    private static final Actor MINA = new Actor(Actor.Kind.AGENT, "mina@desk.example", "Mina Okafor");
    private static final EntitlementPolicy SAMPLE = new EntitlementPolicy(
            0,
            CountingRule.SUM,
            Map.of("US", new Threshold(100, 250)),
            Set.of("campaigns", "dataprep", "pagesense", "writer-addons", "marketing-automation"));

    private RunningDesk desk;
    private Rehearsals rehearsals;
    private Rehearser rehearser;
    private Policies policies;
    private Instant now;

    @BeforeAll
    void twoTicketsOfTheLastDays() {
        desk = RunningDesk.with(Map.of());
        rehearsals = desk.part(Rehearsals.class);
        rehearser = desk.part(Rehearser.class);
        policies = desk.part(Policies.class);
        // A Thursday at noon in Chicago.
        now = Instant.parse("2026-03-19T17:00:00Z");
        desk.part(Workers.class, "rehearsalWorkers").stop();
        // Its present is behind all of this.
        desk.part(SmartLifecycle.class, "clockWorkers").stop();
        Ticketing ticketing = desk.part(Ticketing.class);
        // 640 licences in the US: S1, from Friday 22:00 to Monday 09:00 there, of which it waited one hour on Monday.
        long harbor = file("it@harbor-freightways.example", Duration.ofHours(134));
        at(Duration.ofHours(80), () -> ticketing.setStatus(harbor, MINA, Status.WAITING_FOR_PARTNER));
        at(Duration.ofHours(79), () -> ticketing.setStatus(harbor, MINA, Status.OPEN));
        at(Duration.ofHours(75), () -> ticketing.answer(harbor, MINA, Channel.AGENT, "Solved.", true, Status.RESOLVED));
        // The same customer, but an agent had said S2 before it was solved.
        long byHand = file("it@harbor-freightways.example", Duration.ofDays(4));
        at(Duration.ofDays(4), () -> ticketing.setSeverity(byHand, MINA, Severity.S2, "Can wait"));
        at(Duration.ofDays(3), () -> ticketing.setStatus(byHand, MINA, Status.RESOLVED));
        file("owner@maple-lane-books.example", Duration.ofDays(3));
        file(null, Duration.ofDays(2));
        // Long before the period.
        file("it@harbor-freightways.example", Duration.ofDays(200));
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @Test
    void rulesInForceChangeNothing() {
        EntitlementPolicy inForce = policies.inForce().orElseThrow().policy();

        long id = rehearsed(inForce, 90);

        assertThat(rehearsals.changes(id, null, null, null, 10)).isEmpty();
        assertThat(found(id).done()).isEqualTo(4);
        assertThat(found(id).settled()).isEqualTo(3);
        assertThat(found(id).tickets()).isEqualTo(4);
    }

    @Test
    void higherThresholdTakesS1Away() {
        long id = rehearsed(large(1_000), 90);

        assertThat(rehearsals.changes(id, null, null, null, 10))
                .hasSize(2)
                .allSatisfy(change -> {
                    assertThat(change.account()).isEqualTo("Harbor Freightways");
                    assertThat(change.verdictBefore()).isEqualTo(Verdict.LARGE_USER_ACCOUNT.name());
                    assertThat(change.verdictAfter()).isEqualTo(Verdict.KEY_ACCOUNT.name());
                })
                .extracting(Change::byHand)
                .containsExactly(false, true);
        Outcome outcome = rehearsals.outcome(id);
        assertThat(outcome.classes()).isEqualTo(2);
        assertThat(outcome.noLongerS1()).as("what an agent has set stays").isEqualTo(1);
        assertThat(outcome.hoursAdded()).isEqualTo(-10);
        assertThat(outcome.groups()).singleElement().satisfies(group -> {
            assertThat(group.region()).isEqualTo("US");
            assertThat(group.partner()).isEqualTo("Delta Channel");
        });
    }

    @Test
    void ticketsThatBecomeS1CountWithTheMedian() {
        EntitlementPolicy every = new EntitlementPolicy(
                0,
                CountingRule.SUM,
                Map.of("US", new Threshold(1, 1), "CA", new Threshold(1, 1)),
                SAMPLE.excludedServices());

        Outcome outcome = rehearsals.outcome(rehearsed(every, 90));

        assertThat(outcome.median())
                .as("neither the weekend, nor the wait, nor the one set by hand")
                .isEqualTo(Duration.ofHours(10));
        assertThat(outcome.timed()).isEqualTo(1);
        assertThat(outcome.becomeS1()).isEqualTo(1);
        assertThat(outcome.hoursAdded()).isEqualTo(10);
    }

    @Test
    void periodEndsWhereItIsSaid() {
        long id = rehearsed(large(1_000), 1_000);

        assertThat(found(id).done()).isEqualTo(5);
        assertThat(found(rehearsed(large(1_000), 1)).done()).isZero();
    }

    @Test
    void answerIsTheSameEveryTimeAndInAnyBatches() throws Exception {
        long once = rehearsed(large(1_000), 90);
        long again = begun(large(1_000), 90);
        while (inTransaction(() -> rehearser.batch(1))) {
            continue;
        }

        assertThat(file(again))
                .isEqualTo(file(once))
                .contains("Harbor Freightways,LARGE_USER_ACCOUNT,KEY_ACCOUNT,S1,,");
        assertThat(rehearsals.outcome(again)).isEqualTo(rehearsals.outcome(once));
    }

    @Test
    void goesOnWhereItWasCutOff() {
        long id = begun(large(1_000), 90);
        inTransaction(() -> rehearser.batch(2));
        desk.part(TransactionTemplate.class).executeWithoutResult(cutOff -> {
            rehearser.batch(1);
            cutOff.setRollbackOnly();
        });
        assertThat(found(id).done()).isEqualTo(2);
        assertThat(found(id).finishedAt()).isNull();

        rehearser.doDue(() -> true);

        assertThat(found(id).done()).isEqualTo(4);
        assertThat(found(id).finishedAt()).isNotNull();
        assertThat(rehearsals.changes(id, null, null, null, 10)).hasSize(2);
    }

    @Test
    void draftIsRehearsedUnlessItWasWrittenAnewMeanwhile() {
        long id = rehearsed(large(900), 90);
        assertThat(policies.find(found(id).policyId()).orElseThrow().state()).isEqualTo(PolicyState.REHEARSED);

        long late = begun(large(800), 90);
        long policy = found(late).policyId();
        policies.edit(policy, 1, large(700), ADA, "On second thoughts");
        rehearser.doDue(() -> true);

        assertThat(policies.find(policy).orElseThrow().state()).isEqualTo(PolicyState.DRAFT);
        assertThat(rehearsals.of(policy)).extracting(Rehearsal::revision).containsExactly(1);
    }

    private String file(long rehearsal) throws Exception {
        StringBuilder file = new StringBuilder();
        desk.part(ChangeFile.class).write(rehearsal, file);
        return file.toString();
    }

    private long rehearsed(EntitlementPolicy draft, int days) {
        long id = begun(draft, days);
        rehearser.doDue(() -> true);
        return id;
    }

    private long begun(EntitlementPolicy draft, int days) {
        long policy = ((PolicyOutcome.Done) policies.draft(draft, ADA, "Try"))
                .policy()
                .id();
        long[] id = new long[1];
        DeskClock.replaying(now, () -> id[0] = rehearsals.start(policy, days, ADA));
        return id[0];
    }

    private Rehearsal found(long id) {
        return desk.part(RehearsalStore.class).find(id).orElseThrow();
    }

    private boolean inTransaction(BooleanSupplier work) {
        return Boolean.TRUE.equals(desk.part(TransactionTemplate.class).execute(status -> work.getAsBoolean()));
    }

    private long file(String customer, Duration ago) {
        long[] id = new long[1];
        at(
                ago,
                () -> id[0] = desk.part(Intake.class)
                        .submit(Submission.typed(
                                Channel.API,
                                "dana@delta-channel.example",
                                "Help",
                                "Please",
                                customer,
                                null,
                                null,
                                null))
                        .id());
        return id[0];
    }

    private void at(Duration ago, Runnable act) {
        DeskClock.replaying(now.minus(ago), act);
    }

    private static EntitlementPolicy large(long licences) {
        return new EntitlementPolicy(
                0, CountingRule.SUM, Map.of("US", new Threshold(100, licences)), SAMPLE.excludedServices());
    }
}
