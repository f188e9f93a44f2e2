package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partnerdesk.commitments.Desk.MONDAY;
import static org.partnerdesk.commitments.Desk.S1;
import static org.partnerdesk.commitments.Desk.S3;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.partnerdesk.commitments.CommitmentPolicyOutcome.Done;
import org.partnerdesk.commitments.CommitmentPolicyOutcome.Faulty;
import org.partnerdesk.commitments.Installation.Problem;
import org.partnerdesk.commitments.PolicySpec.Row;
import org.partnerdesk.commitments.PolicySpec.Window;
import org.partnerdesk.commitments.Retarget.Cause;
import org.partnerdesk.commitments.Retarget.Stage;
import org.partnerdesk.entitlement.PolicyState;

/** A commitment policy's life, and open clocks that follow it as one set. */
class RetargetsTest {
    private static final String ADA = "ada@desk.example";

    private final Desk desk = new Desk(MONDAY);

    @Test
    void aDraftDecidesNothingUntilItIsPublished() {
        KeptCommitmentPolicy draft = drafted(solvedWithin(Duration.ofHours(6), Duration.ofHours(12)));
        desk.commitments.start(1, S1, MONDAY);
        assertThat(limit(1)).isEqualTo(Duration.ofHours(48));

        KeptCommitmentPolicy published = published(draft, null);
        desk.commitments.start(2, S1, MONDAY);

        assertThat(published.state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(published.version()).isEqualTo(2);
        assertThat(published.steps()).extracting(step -> step.reason()).containsExactly("Faster", "Agreed");
        assertThat(limit(1)).as("it is open and stays").isEqualTo(Duration.ofHours(48));
        assertThat(limit(2)).isEqualTo(Duration.ofHours(12));
        assertThat(desk.policies.publish(draft.id(), null, null, ADA, "Again"))
                .isInstanceOf(CommitmentPolicyOutcome.ChangedMeanwhile.class);
    }

    @Test
    void aScheduledPolicyPromisesFromItsDateOn() {
        KeptCommitmentPolicy draft = drafted(solvedWithin(Duration.ofHours(6), Duration.ofHours(12)));
        Instant tomorrow = MONDAY.plus(Duration.ofDays(1));
        assertThat(published(draft, tomorrow).state()).isEqualTo(PolicyState.SCHEDULED);

        desk.commitments.start(1, S1, MONDAY);
        desk.commitments.start(2, S1, tomorrow);

        assertThat(limit(1)).isEqualTo(Duration.ofHours(48));
        assertThat(limit(2)).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void aPolicyWithAHoleIsNotPublishedAndTheHoleIsNamed() {
        List<Row> rows = new ArrayList<>(desk.commitments.policy().rows());
        rows.removeIf(row -> row.severity().equals("S3"));
        KeptCommitmentPolicy draft = drafted(new PolicySpec("US", rows, List.of()));

        assertThat(publish(draft, null))
                .isInstanceOfSatisfying(
                        Faulty.class,
                        faulty ->
                                assertThat(faulty.problems()).containsExactly(new Problem("policy.row.missing", "S3")));
        assertThat(desk.policies.find(draft.id()).orElseThrow().state()).isEqualTo(PolicyState.DRAFT);
    }

    @Test
    void aPresetIsSilentOnceAnAdminHasSpoken() {
        PolicySpec ours = solvedWithin(Duration.ofHours(6), Duration.ofHours(12));
        published(drafted(ours), null);
        PresetText preset = PresetText.read();
        desk.clock.move(Duration.ofHours(1));

        desk.commitments.install(preset.calendars(), solvedWithin(Duration.ofHours(1), Duration.ofHours(2)));

        assertThat(desk.commitments.policy()).isEqualTo(ours);
    }

    @Test
    void aPreviewCountsWhatWouldMoveAndMovesNothing() {
        desk.commitments.start(1, S1, MONDAY);
        desk.commitments.start(2, S1, MONDAY);
        desk.commitments.start(3, S3, MONDAY);
        desk.clock.move(Duration.ofHours(20));
        desk.commitments.settleDue();
        published(drafted(solvedWithin(Duration.ofHours(6), Duration.ofHours(12))), null);

        Retarget preview = planned();

        assertThat(preview.stage()).isEqualTo(Stage.PREVIEWED);
        assertThat(preview.tickets()).isEqualTo(3);
        assertThat(preview.clocks()).isEqualTo(2);
        assertThat(preview.earlier()).isEqualTo(2);
        assertThat(preview.later()).isZero();
        assertThat(preview.missed()).isEqualTo(2);
        assertThat(limit(1)).isEqualTo(Duration.ofHours(48));
    }

    @Test
    void clocksMoveWhenSaidAndWhatWasMissedStays() {
        desk.commitments.start(1, S1, MONDAY);
        desk.commitments.start(2, S3, MONDAY);
        desk.clock.move(Duration.ofHours(4));
        desk.commitments.settleDue();
        assertThat(desk.breaches()).hasSize(1);
        published(drafted(solvedWithin(Duration.ofHours(30), Duration.ofHours(60))), null);
        Retarget preview = planned();

        assertThat(desk.retargets.go(preview.id())).isTrue();
        desk.retargeting.doDue(() -> true);

        Retarget done = desk.retargets.find(preview.id()).orElseThrow();
        assertThat(done.stage()).isEqualTo(Stage.DONE);
        assertThat(done.later()).isEqualTo(1);
        assertThat(done.moved()).isEqualTo(1);
        assertThat(limit(1)).isEqualTo(Duration.ofHours(60));
        assertThat(desk.commitment(1, Milestone.RESOLVED).startedAt()).isEqualTo(MONDAY);
        assertThat(desk.commitment(1, Milestone.ACKNOWLEDGED).state()).isEqualTo(ClockState.BREACHED);
        assertThat(desk.breaches()).hasSize(1);
        assertThat(desk.commitment(2, Milestone.RESOLVED).policyVersion())
                .as("promises the same")
                .isEqualTo(1);
        Ledger ledger = desk.commitments.ledgers(1).getLast();
        assertThat(ledger.changedBy()).isNotNull();
        assertThat(ledger.changedBy().byEmail()).isEqualTo(ADA);
        assertThat(desk.commitments.ledgers(1).getFirst().changedBy()).isNull();
        assertThat(desk.retargets.go(preview.id())).as("once").isFalse();
    }

    @Test
    void anotherNodeGoesOnWhereOneStopped() {
        for (long ticket = 1; ticket <= 5; ticket++) {
            desk.commitments.start(ticket, S1, MONDAY);
        }
        published(drafted(solvedWithin(Duration.ofHours(6), Duration.ofHours(12))), null);
        Retarget preview = planned();
        desk.retargets.go(preview.id());
        desk.transaction.executeWithoutResult(status -> desk.retargeting.batch(2));
        assertThat(desk.retargets.find(preview.id()).orElseThrow().moved()).isEqualTo(2);

        desk.retargeting.doDue(() -> true);

        assertThat(desk.retargets.find(preview.id()).orElseThrow().moved()).isEqualTo(5);
        for (long ticket = 1; ticket <= 5; ticket++) {
            assertThat(limit(ticket)).isEqualTo(Duration.ofHours(12));
            assertThat(desk.commitments.of(ticket)).hasSize(4);
        }
        assertThat(desk.rebuild.all().changed()).isZero();
    }

    @Test
    void clocksWaitForTheDateOfAScheduledPolicy() {
        desk.commitments.start(1, S1, MONDAY);
        Instant tomorrow = MONDAY.plus(Duration.ofDays(1));
        published(drafted(solvedWithin(Duration.ofHours(30), Duration.ofHours(60))), tomorrow);
        long id = desk.retargets.plan(Cause.POLICY, "2", ADA, "From tomorrow", tomorrow);
        desk.retargeting.doDue(() -> true);
        assertThat(desk.retargets.find(id).orElseThrow().later()).isEqualTo(1);
        desk.retargets.go(id);
        desk.retargeting.doDue(() -> true);
        assertThat(limit(1)).isEqualTo(Duration.ofHours(48));
        assertThat(desk.retargeting.nextDue(desk.clock.instant())).contains(tomorrow);

        desk.clock.move(Duration.ofDays(1));
        desk.retargeting.doDue(() -> true);

        assertThat(limit(1)).isEqualTo(Duration.ofHours(60));
    }

    @Test
    void aRehearsalTellsTheTicketsOwnFactsToTheDraft() {
        desk.commitments.start(1, S1, MONDAY);
        desk.commitments.satisfy(1, Milestone.ACKNOWLEDGED, MONDAY.plus(Duration.ofMinutes(30)));
        desk.commitments.pause(1, MONDAY.plus(Duration.ofHours(4)));
        desk.commitments.resume(1, MONDAY.plus(Duration.ofHours(20)));
        desk.commitments.satisfy(1, Milestone.RESOLVED, MONDAY.plus(Duration.ofHours(30)));
        desk.commitments.start(2, S1, MONDAY);
        desk.clock.move(Duration.ofHours(31));
        desk.commitments.settleDue();

        List<Replayed> strict = resolutions(solvedWithin(Duration.ofHours(6), Duration.ofHours(12)));
        assertThat(strict.getFirst().limitBefore()).isFalse();
        assertThat(strict.getFirst().limitAfter())
                .as("14 hours without the pause")
                .isTrue();
        assertThat(strict.getLast().goalBefore()).isTrue();
        assertThat(strict.getLast().limitAfter()).isTrue();

        List<Replayed> mild = resolutions(solvedWithin(Duration.ofHours(13), Duration.ofHours(15)));
        assertThat(mild.getFirst().goalAfter()).isTrue();
        assertThat(mild.getFirst().limitAfter()).isFalse();

        assertThat(resolutions(PresetText.read().policy()))
                .as("the policy in force would have done what it did")
                .allMatch(one -> one.goalBefore() == one.goalAfter() && one.limitBefore() == one.limitAfter());
        assertThat(desk.commitments.of(1)).hasSize(3);
    }

    private List<Replayed> resolutions(PolicySpec draft) {
        return desk.commitments.replay(List.of(1L, 2L), draft, desk.clock.instant()).stream()
                .filter(one -> one.milestone() == Milestone.RESOLVED)
                .sorted(Comparator.comparing(Replayed::ticketId))
                .toList();
    }

    private Duration limit(long ticket) {
        return desk.commitment(ticket, Milestone.RESOLVED).limit();
    }

    private Retarget planned() {
        long id = desk.retargets.plan(Cause.POLICY, "2", ADA, "Faster", desk.clock.instant());
        desk.retargeting.doDue(() -> true);
        return desk.retargets.find(id).orElseThrow();
    }

    private KeptCommitmentPolicy drafted(PolicySpec policy) {
        return ((Done) desk.policies.draft(policy, ADA, "Faster")).policy();
    }

    private KeptCommitmentPolicy published(KeptCommitmentPolicy draft, Instant from) {
        return ((Done) publish(draft, from)).policy();
    }

    private CommitmentPolicyOutcome publish(KeptCommitmentPolicy draft, Instant from) {
        return desk.transaction.execute(
                status -> desk.policies.publish(draft.id(), draft.revision(), from, ADA, "Agreed"));
    }

    /** The preset's policy with another resolution of S1. */
    private PolicySpec solvedWithin(Duration goal, Duration limit) {
        return new PolicySpec(
                "US",
                PresetText.read().policy().rows().stream()
                        .map(row -> row.severity().equals("S1")
                                ? new Row(
                                        "S1",
                                        null,
                                        false,
                                        row.acknowledged(),
                                        row.determined(),
                                        new Window(goal, limit),
                                        row.updateEvery(),
                                        row.roundTheClockFor())
                                : row)
                        .toList(),
                List.of());
    }
}
