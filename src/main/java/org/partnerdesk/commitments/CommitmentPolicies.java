package org.partnerdesk.commitments;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.Installation.Problem;
import org.partnerdesk.entitlement.Policies;
import org.partnerdesk.entitlement.PolicyFault;
import org.partnerdesk.entitlement.PolicyState;
import org.partnerdesk.entitlement.PolicyStep;
import org.partnerdesk.platform.text.StorableText;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to commitment policies: reading them, and every step of their life. Who may take one is for the caller to
 * know. A published one gives promises from its date on; clocks that are open then stay as they are until they are moved
 * ({@link Retargets}).
 */
@Component
@Transactional
public class CommitmentPolicies {
    private final CommitmentPolicyStore store;
    private final Rules rules;
    private final Clock clock;

    CommitmentPolicies(CommitmentPolicyStore store, Rules rules, Clock clock) {
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    /** Policies of every state, the newest first, those before {@code before}. */
    @Transactional(readOnly = true)
    public List<KeptCommitmentPolicy> list(@Nullable Long before, int atMost) {
        return store.list(before, atMost, clock.instant());
    }

    @Transactional(readOnly = true)
    public Optional<KeptCommitmentPolicy> find(long id) {
        return store.find(id, clock.instant());
    }

    /** The policy in force now; empty before a preset was installed. */
    @Transactional(readOnly = true)
    public Optional<KeptCommitmentPolicy> inForce() {
        return store.inForce(clock.instant());
    }

    /** The holes and contradictions of a matrix, such as no row for a tier; empty when it may be kept. */
    @Transactional(readOnly = true)
    public List<Problem> problems(PolicySpec policy) {
        return PolicyCheck.problems(policy, rules.calendarCodes(clock.instant()));
    }

    /** A policy as the text that {@link #read} reads. */
    public static String text(PolicySpec policy) {
        return Rules.BODIES.writerWithDefaultPrettyPrinter().writeValueAsString(policy);
    }

    /** Reads a policy's JSON; empty when it is none. Fields that are not known are refused too. */
    public static Optional<PolicySpec> read(String text) {
        return Rules.strictly(text);
    }

    /** Begins a draft; it may have holes until it is published. */
    public CommitmentPolicyOutcome draft(PolicySpec policy, String byEmail, @Nullable String reason) {
        Map<String, PolicyFault> faults = Policies.faults(reason);
        return faults.isEmpty()
                ? done(store.insert(policy), PolicyStep.Kind.DRAFTED, byEmail, reason)
                : new CommitmentPolicyOutcome.Faulty(faults, List.of());
    }

    /** Writes a draft anew; what was rehearsed is rehearsed no longer. */
    public CommitmentPolicyOutcome edit(
            long id, int revision, PolicySpec policy, String byEmail, @Nullable String reason) {
        return onDraft(id, revision, Policies.faults(reason), kept -> {
            store.rewrite(id, policy);
            return done(id, PolicyStep.Kind.EDITED, byEmail, reason);
        });
    }

    /**
     * Puts a draft in force from an instant on, for ever recorded as the next version. Refused with the places of its
     * matrix that are at fault.
     *
     * @param revision the one that was read; null: whatever it is now
     * @param effectiveFrom not before now; null: at once
     */
    public CommitmentPolicyOutcome publish(
            long id,
            @Nullable Integer revision,
            @Nullable Instant effectiveFrom,
            String byEmail,
            @Nullable String reason) {
        Map<String, PolicyFault> faults = Policies.faults(reason);
        if (effectiveFrom != null && effectiveFrom.isBefore(clock.instant())) {
            faults.put("effectiveFrom", PolicyFault.DATE_PASSED);
        }
        return onDraft(id, revision, faults, kept -> {
            List<Problem> problems = problems(kept.policy());
            if (!problems.isEmpty()) {
                return new CommitmentPolicyOutcome.Faulty(Map.of(), problems);
            }
            store.publish(id, effectiveFrom == null ? clock.instant() : effectiveFrom);
            return done(id, PolicyStep.Kind.PUBLISHED, byEmail, reason);
        });
    }

    /** Throws a draft away; it stays readable. */
    public CommitmentPolicyOutcome discard(long id, int revision, String byEmail, @Nullable String reason) {
        return onDraft(id, revision, Policies.faults(reason), kept -> {
            store.setStage(id, PolicyState.DISCARDED);
            return done(id, PolicyStep.Kind.DISCARDED, byEmail, reason);
        });
    }

    /** An admin says that the promises of a preset are the vendor's own: no longer a sample. */
    public CommitmentPolicyOutcome confirm(long id, String byEmail, @Nullable String reason) {
        Map<String, PolicyFault> faults = Policies.faults(reason);
        Optional<KeptCommitmentPolicy> kept = store.find(id, clock.instant());
        if (kept.isEmpty()) {
            return new CommitmentPolicyOutcome.Missing();
        }
        if (!faults.isEmpty()) {
            return new CommitmentPolicyOutcome.Faulty(faults, List.of());
        }
        return kept.get().sample()
                ? done(id, PolicyStep.Kind.CONFIRMED, byEmail, reason)
                : new CommitmentPolicyOutcome.ChangedMeanwhile(kept.get());
    }

    /** It is known what this revision of a draft would have done; nothing happens if it was written anew meanwhile. */
    public void rehearsed(long id, int revision, String byEmail) {
        onDraft(id, revision, Map.of(), kept -> {
            store.setStage(id, PolicyState.REHEARSED);
            return done(id, PolicyStep.Kind.REHEARSED, byEmail, null);
        });
    }

    private interface DraftStep {
        CommitmentPolicyOutcome take(KeptCommitmentPolicy draft);
    }

    private CommitmentPolicyOutcome onDraft(
            long id, @Nullable Integer revision, Map<String, PolicyFault> faults, DraftStep step) {
        Optional<KeptCommitmentPolicy> kept = store.lock(id, clock.instant());
        if (kept.isEmpty()) {
            return new CommitmentPolicyOutcome.Missing();
        }
        KeptCommitmentPolicy draft = kept.get();
        if (!draft.state().isDraft() || revision != null && revision != draft.revision()) {
            return new CommitmentPolicyOutcome.ChangedMeanwhile(draft);
        }
        return faults.isEmpty() ? step.take(draft) : new CommitmentPolicyOutcome.Faulty(faults, List.of());
    }

    private CommitmentPolicyOutcome done(long id, PolicyStep.Kind step, String byEmail, @Nullable String reason) {
        Instant now = clock.instant();
        String why = reason == null ? null : StorableText.of(reason).strip();
        store.step(id, new PolicyStep(step, now, byEmail, why));
        return new CommitmentPolicyOutcome.Done(
                Objects.requireNonNull(store.find(id, now).orElse(null)));
    }
}
