package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.entitlement.EntitlementPolicy.CountingRule;
import org.partnerdesk.entitlement.EntitlementPolicy.Threshold;
import org.partnerdesk.entitlement.EntitlementSettings.Fill;
import org.partnerdesk.platform.time.DeskClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A policy's life: draft, rehearsed, published from a date, superseded; who, when and why. */
class PoliciesTest {
    private static final String ADA = "ada@desk.example";
    private static final Instant NOW = VerdictDesk.NOW;

    private final VerdictDesk desk = VerdictDesk.with(Fill.CONFIDENT);
    private final Policies policies = desk.policies;
    private final JdbcClient sql = JdbcClient.create(desk.database);

    @Test
    void presetIsASampleUntilAnAdminConfirmsIt() {
        KeptPolicy preset = policies.inForce().orElseThrow();
        assertThat(preset.sample()).isTrue();
        assertThat(preset.steps()).extracting(PolicyStep::step).containsExactly(PolicyStep.Kind.INSTALLED);

        KeptPolicy confirmed = done(policies.confirm(preset.id(), ADA, "As agreed with the regions"));

        assertThat(confirmed.sample()).isFalse();
        assertThat(confirmed.steps().getLast())
                .isEqualTo(new PolicyStep(PolicyStep.Kind.CONFIRMED, NOW, ADA, "As agreed with the regions"));
        assertThat(policies.confirm(preset.id(), ADA, "Again")).isInstanceOf(PolicyOutcome.ChangedMeanwhile.class);
    }

    @Test
    void draftJudgesNothing() {
        KeptPolicy draft = done(policies.draft(largeFrom(1_000), ADA, "Harbor is too small"));

        assertThat(draft.state()).isEqualTo(PolicyState.DRAFT);
        assertThat(harbor().verdict()).isEqualTo(Verdict.LARGE_USER_ACCOUNT);
    }

    @Test
    void publishedPolicyJudgesFromItsDateOn() {
        KeptPolicy draft = done(policies.draft(largeFrom(1_000), ADA, "Harbor is too small"));

        KeptPolicy published = done(policies.publish(draft.id(), 1, NOW.plusSeconds(3_600), ADA, "From ten on"));

        assertThat(published.state()).isEqualTo(PolicyState.SCHEDULED);
        assertThat(published.policy().version()).isEqualTo(2);
        assertThat(desk.entitlements.policyAt(NOW.plusSeconds(3_599)).version()).isEqualTo(1);
        assertThat(desk.entitlements.policyAt(NOW.plusSeconds(3_600)).version()).isEqualTo(2);
        assertThat(harbor().verdict()).isEqualTo(Verdict.LARGE_USER_ACCOUNT);
        DeskClock.replaying(NOW.plusSeconds(3_600), () -> {
            assertThat(policies.find(draft.id()).orElseThrow().state()).isEqualTo(PolicyState.IN_FORCE);
            assertThat(policies.list(null, 10))
                    .extracting(KeptPolicy::state)
                    .containsExactly(PolicyState.IN_FORCE, PolicyState.SUPERSEDED);
        });
    }

    @Test
    void latestDateCountsAndOfOneDateTheHighestVersion() {
        Instant later = NOW.plusSeconds(60);
        publish(largeFrom(2_000), later);
        publish(largeFrom(3_000), null);
        publish(largeFrom(4_000), later);

        assertThat(desk.entitlements.policyAt(NOW).version()).isEqualTo(3);
        assertThat(desk.entitlements.policyAt(later).version()).isEqualTo(4);
        assertThat(desk.entitlements.policyAt(NOW.minus(Duration.ofDays(900))).version())
                .isEqualTo(1);
    }

    @Test
    void everyNodeJudgesByWhatAnotherHasPublished() {
        VerdictDesk other = desk.secondNode();
        assertThat(other.dana().customer("700100101").assessed().policyVersion())
                .isEqualTo(1);

        publish(largeFrom(1_000), null);

        assertThat(other.dana().customer("700100101").assessed())
                .satisfies(a -> assertThat(a.policyVersion()).isEqualTo(2))
                .satisfies(a -> assertThat(a.verdict()).isEqualTo(Verdict.KEY_ACCOUNT));
    }

    @Test
    void classGetsTheSeverityThatThePolicySays() {
        assertThat(harbor().severity()).isEqualTo("S1");

        publish(
                new EntitlementPolicy(
                        0,
                        CountingRule.SUM,
                        Map.of("US", new Threshold(100, 1_000)),
                        Set.of(),
                        Map.of(Verdict.LARGE_USER_ACCOUNT, "S1", Verdict.KEY_ACCOUNT, "S2")),
                null);

        assertThat(harbor().verdict()).isEqualTo(Verdict.KEY_ACCOUNT);
        assertThat(harbor().severity()).isEqualTo("S2");
    }

    @Test
    void secondWriterOfADraftIsTold() {
        KeptPolicy draft = done(policies.draft(largeFrom(1_000), ADA, "First"));
        done(policies.edit(draft.id(), 1, largeFrom(2_000), ADA, "Second"));

        assertThat(policies.edit(draft.id(), 1, largeFrom(3_000), ADA, "Third"))
                .isInstanceOf(PolicyOutcome.ChangedMeanwhile.class);
        assertThat(policies.publish(draft.id(), 1, null, ADA, "What I read"))
                .isInstanceOf(PolicyOutcome.ChangedMeanwhile.class);
        assertThat(policies.find(draft.id())
                        .orElseThrow()
                        .policy()
                        .thresholds()
                        .get("US")
                        .large())
                .isEqualTo(2_000);
    }

    @Test
    void draftWrittenAnewIsRehearsedNoLonger() {
        KeptPolicy draft = done(policies.draft(largeFrom(1_000), ADA, "Try"));
        policies.rehearsed(draft.id(), 1, ADA);
        assertThat(policies.find(draft.id()).orElseThrow().state()).isEqualTo(PolicyState.REHEARSED);

        KeptPolicy edited = done(policies.edit(draft.id(), 1, largeFrom(2_000), ADA, "Try more"));
        policies.rehearsed(draft.id(), 1, ADA);

        assertThat(edited.state()).isEqualTo(PolicyState.DRAFT);
        assertThat(policies.find(draft.id()).orElseThrow().state()).isEqualTo(PolicyState.DRAFT);
        assertThat(edited.steps())
                .extracting(PolicyStep::step)
                .containsExactly(PolicyStep.Kind.DRAFTED, PolicyStep.Kind.REHEARSED, PolicyStep.Kind.EDITED);
    }

    @Test
    void discardedDraftStaysReadableAndIsOver() {
        KeptPolicy draft = done(policies.draft(largeFrom(1_000), ADA, "Try"));

        assertThat(done(policies.discard(draft.id(), 1, ADA, "No")).state()).isEqualTo(PolicyState.DISCARDED);

        assertThat(policies.publish(draft.id(), null, null, ADA, "Yes"))
                .isInstanceOf(PolicyOutcome.ChangedMeanwhile.class);
    }

    @Test
    void stepNeedsAReasonAndADateToCome() {
        KeptPolicy draft = done(policies.draft(largeFrom(1_000), ADA, "Try"));

        assertThat(policies.draft(largeFrom(1), ADA, " "))
                .isEqualTo(new PolicyOutcome.Faulty(
                        Map.of("reason", PolicyFault.REASON_MISSING, "thresholds.US", PolicyFault.KEY_ABOVE_LARGE)));
        assertThat(policies.publish(draft.id(), 1, NOW.minusSeconds(1), ADA, null))
                .isEqualTo(new PolicyOutcome.Faulty(
                        Map.of("reason", PolicyFault.REASON_MISSING, "effectiveFrom", PolicyFault.DATE_PASSED)));
        assertThat(policies.publish(99, 1, null, ADA, "Now")).isInstanceOf(PolicyOutcome.Missing.class);
    }

    @Test
    void rulesThatCannotHoldAreRefusedByField() {
        EntitlementPolicy odd = new EntitlementPolicy(
                0,
                CountingRule.SUM,
                Map.of("us", new Threshold(1, 2), "EU", new Threshold(0, 2), "JP", new Threshold(1, Long.MAX_VALUE)),
                Set.of("no-such-service"),
                Map.of(Verdict.NOT_FOUND, "S1", Verdict.KEY_ACCOUNT, "S4"));

        assertThat(policies.faults(odd, "Try"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "thresholds.us", PolicyFault.NOT_A_REGION,
                        "thresholds.EU", PolicyFault.NOT_A_NUMBER,
                        "thresholds.JP", PolicyFault.NOT_A_NUMBER,
                        "excludedServices", PolicyFault.NO_SUCH_SERVICE,
                        "severities.NOT_FOUND", PolicyFault.NO_SUCH_VALUE,
                        "severities.KEY_ACCOUNT", PolicyFault.NO_SUCH_VALUE));
    }

    @Test
    void dateIsToldWhenItComesAndOnce() {
        desk.duePolicies.doDue(() -> true);
        desk.told.clear();
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        publish(largeFrom(1_000), tomorrow);

        desk.duePolicies.doDue(() -> true);
        assertThat(desk.duePolicies.nextDue(NOW)).contains(tomorrow);
        assertThat(desk.told).isEmpty();

        DeskClock.replaying(tomorrow, () -> {
            desk.duePolicies.doDue(() -> true);
            assertThat(desk.duePolicies.nextDue(tomorrow)).isEmpty();
            desk.duePolicies.doDue(() -> true);
        });
        assertThat(desk.told).containsExactly(new PolicyPublished(2, tomorrow));
    }

    @Test
    void presetHasNoSayOnceAnAdminHasSpoken() {
        desk.entitlements.install(largeFrom(700));
        assertThat(policies.inForce().orElseThrow().policy().version()).isEqualTo(2);

        policies.confirm(policies.inForce().orElseThrow().id(), ADA, "Ours");
        desk.entitlements.install(largeFrom(800));
        assertThat(policies.inForce().orElseThrow().policy().version()).isEqualTo(2);

        publish(largeFrom(900), null);
        desk.entitlements.install(largeFrom(1_000));
        assertThat(policies.inForce()
                        .orElseThrow()
                        .policy()
                        .thresholds()
                        .get("US")
                        .large())
                .isEqualTo(900);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update entitlement.policy set effective_from = effective_from - interval '1 day'",
                "update entitlement.policy set stage = 'DRAFT', version = null, effective_from = null",
                "delete from entitlement.policy",
                "truncate entitlement.policy cascade",
                "update entitlement.policy_step set reason = 'Another'",
                "delete from entitlement.policy_step",
            })
    void databaseRefusesToChangeWhatIsPublished(String change) {
        assertThatThrownBy(() -> sql.sql(change).update()).hasMessageContaining("append-only");
    }

    private void publish(EntitlementPolicy policy, Instant from) {
        done(desk.published(policy, from));
    }

    private static KeptPolicy done(PolicyOutcome outcome) {
        assertThat(outcome).isInstanceOf(PolicyOutcome.Done.class);
        return ((PolicyOutcome.Done) outcome).policy();
    }

    /** 640 licences in the US. */
    private Assessment harbor() {
        return desk.dana().customer("700100101").assessed();
    }

    private static EntitlementPolicy largeFrom(long licences) {
        return new EntitlementPolicy(0, CountingRule.SUM, Map.of("US", new Threshold(100, licences)), Set.of());
    }
}
