package org.partnerdesk.entitlement;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.text.StorableText;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to policies: reading them, and every step of their life. Who may take one is for the caller to know. */
@Component
@Transactional
public class Policies {
    private final PolicyStore store;
    private final Bell policyBell;
    private final Directory directory;
    private final Clock clock;

    Policies(PolicyStore store, Bell policyBell, Directory directory, Clock clock) {
        this.store = store;
        this.policyBell = policyBell;
        this.directory = directory;
        this.clock = clock;
    }

    /** Policies of every state, the newest first, those before {@code before}. */
    @Transactional(readOnly = true)
    public List<KeptPolicy> list(@Nullable Long before, int atMost) {
        return store.list(before, atMost, clock.instant());
    }

    @Transactional(readOnly = true)
    public Optional<KeptPolicy> find(long id) {
        return store.find(id, clock.instant());
    }

    /** The policy in force now; empty before a preset was installed. */
    @Transactional(readOnly = true)
    public Optional<KeptPolicy> inForce() {
        return store.inForce(clock.instant());
    }

    /** Judges receipts anew by other rules, published or not. */
    @Transactional(readOnly = true)
    public Rejudging rejudging(EntitlementPolicy other) {
        return new Rejudging(
                other,
                store.published().stream()
                        .collect(Collectors.toMap(p -> p.policy().version(), PolicyStore.Published::policy)));
    }

    /** A policy as text and back, for those who must keep the rules of a draft as they were. */
    public static String text(EntitlementPolicy policy) {
        return CanonicalJson.write(policy);
    }

    /** Reads what {@link #text} wrote. */
    public static EntitlementPolicy read(String text) {
        return CanonicalJson.read(text, EntitlementPolicy.class);
    }

    /** What is wrong with rules and reason, without keeping anything. */
    public Map<String, PolicyFault> faults(EntitlementPolicy policy, @Nullable String reason) {
        return PolicyCheck.faults(policy, reason, directory.vendor());
    }

    /** What is wrong with the reason of a step; every step of a policy's life needs one. */
    public static Map<String, PolicyFault> faults(@Nullable String reason) {
        return PolicyCheck.faults(reason);
    }

    /** Begins a draft. Its {@code version} is not looked at. */
    public PolicyOutcome draft(EntitlementPolicy policy, String byEmail, @Nullable String reason) {
        Map<String, PolicyFault> faults = faults(policy, reason);
        if (!faults.isEmpty()) {
            return new PolicyOutcome.Faulty(faults);
        }
        long id = store.insert(policy, false, clock.instant());
        return done(id, PolicyStep.Kind.DRAFTED, byEmail, reason);
    }

    /** Writes a draft anew; what was rehearsed is rehearsed no longer. */
    public PolicyOutcome edit(
            long id, int revision, EntitlementPolicy policy, String byEmail, @Nullable String reason) {
        return onDraft(id, revision, faults(policy, reason), () -> {
            store.rewrite(id, policy);
            return done(id, PolicyStep.Kind.EDITED, byEmail, reason);
        });
    }

    /**
     * Puts a draft in force from an instant on, for ever recorded as the next version.
     *
     * @param revision the one that was read; null: whatever it is now
     * @param effectiveFrom not before now; null: at once
     */
    public PolicyOutcome publish(
            long id,
            @Nullable Integer revision,
            @Nullable Instant effectiveFrom,
            String byEmail,
            @Nullable String reason) {
        Map<String, PolicyFault> faults = PolicyCheck.faults(reason);
        if (effectiveFrom != null && effectiveFrom.isBefore(clock.instant())) {
            faults.put("effectiveFrom", PolicyFault.DATE_PASSED);
        }
        return onDraft(id, revision, faults, () -> {
            directory.policyPublished(byEmail, Objects.requireNonNull(reason));
            store.publish(id, effectiveFrom == null ? clock.instant() : effectiveFrom);
            store.expect(id);
            policyBell.ringAfterCommit();
            return done(id, PolicyStep.Kind.PUBLISHED, byEmail, reason);
        });
    }

    /** Throws a draft away; it stays readable. */
    public PolicyOutcome discard(long id, int revision, String byEmail, @Nullable String reason) {
        return onDraft(id, revision, PolicyCheck.faults(reason), () -> {
            store.setStage(id, PolicyState.DISCARDED);
            return done(id, PolicyStep.Kind.DISCARDED, byEmail, reason);
        });
    }

    /** An admin says that the rules of a preset are the vendor's own: no longer a sample. */
    public PolicyOutcome confirm(long id, String byEmail, @Nullable String reason) {
        Map<String, PolicyFault> faults = PolicyCheck.faults(reason);
        Optional<KeptPolicy> kept = store.find(id, clock.instant());
        if (kept.isEmpty()) {
            return new PolicyOutcome.Missing();
        }
        if (!faults.isEmpty()) {
            return new PolicyOutcome.Faulty(faults);
        }
        return kept.get().sample()
                ? done(id, PolicyStep.Kind.CONFIRMED, byEmail, reason)
                : new PolicyOutcome.ChangedMeanwhile(kept.get());
    }

    /** It is known what this revision of a draft would have done; nothing happens if it was written anew meanwhile. */
    public void rehearsed(long id, int revision, String byEmail) {
        onDraft(id, revision, Map.of(), () -> {
            store.setStage(id, PolicyState.REHEARSED);
            return done(id, PolicyStep.Kind.REHEARSED, byEmail, null);
        });
    }

    /** Puts the rules of a preset in force, if they are news and no admin has published or confirmed any. */
    public void install(EntitlementPolicy policy) {
        if (store.isNewsOfPreset(policy)) {
            directory.policyPublished(null, null);
            Instant now = clock.instant();
            long id = store.insert(policy, true, now);
            store.expect(id);
            store.step(id, new PolicyStep(PolicyStep.Kind.INSTALLED, now, null, null));
        }
    }

    private PolicyOutcome onDraft(
            long id, @Nullable Integer revision, Map<String, PolicyFault> faults, DraftStep step) {
        Optional<KeptPolicy> kept = store.lock(id, clock.instant());
        if (kept.isEmpty()) {
            return new PolicyOutcome.Missing();
        }
        if (!kept.get().state().isDraft()
                || revision != null && revision != kept.get().revision()) {
            return new PolicyOutcome.ChangedMeanwhile(kept.get());
        }
        return faults.isEmpty() ? step.take() : new PolicyOutcome.Faulty(faults);
    }

    private interface DraftStep {
        PolicyOutcome take();
    }

    private PolicyOutcome done(long id, PolicyStep.Kind step, String byEmail, @Nullable String reason) {
        Instant now = clock.instant();
        String why = reason == null ? null : StorableText.of(reason).strip();
        store.step(id, new PolicyStep(step, now, byEmail, why));
        return new PolicyOutcome.Done(store.find(id, now).orElseThrow());
    }
}
