package org.partnerdesk.rehearsal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.CommitmentPolicies;
import org.partnerdesk.commitments.KeptCommitmentPolicy;
import org.partnerdesk.platform.jobs.Bell;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to rehearsals of commitment policies: who would have missed a promise, and who would not. They are made in the
 * background; what is there of one can be read at any time.
 */
@Component
@Transactional(readOnly = true)
public class PromiseRehearsals {
    private final PromiseRehearsalStore store;
    private final Bell promiseRehearsalBell;
    private final CommitmentPolicies policies;
    private final Clock clock;

    PromiseRehearsals(
            PromiseRehearsalStore store, Bell promiseRehearsalBell, CommitmentPolicies policies, Clock clock) {
        this.store = store;
        this.promiseRehearsalBell = promiseRehearsalBell;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Has a policy, as it is now, rehearsed over the tickets opened in the last days.
     *
     * @param days 1 to {@link Rehearsals#MOST_DAYS}
     * @return the number of the rehearsal; empty for a policy with holes ({@link CommitmentPolicies#problems}), which
     *     promises nothing to some tickets. Throws {@link java.util.NoSuchElementException} without such a policy
     */
    @Transactional
    public Optional<Long> start(long policyId, int days, String byEmail) {
        KeptCommitmentPolicy draft = policies.find(policyId).orElseThrow();
        if (!policies.problems(draft.policy()).isEmpty()) {
            return Optional.empty();
        }
        Instant until = clock.instant();
        long id = store.insert(draft, days, until.minus(Duration.ofDays(days)), until, byEmail);
        promiseRehearsalBell.ringAfterCommit();
        return Optional.of(id);
    }

    /** A policy's rehearsals, the newest first. */
    public List<PromiseRehearsal> of(long policyId) {
        return store.ofPolicy(policyId);
    }

    public Optional<PromiseRehearsal> find(long policyId, long id) {
        return store.find(id).filter(r -> r.policyId() == policyId);
    }

    /** By severity, data centre and partner, in their order. */
    public List<PromiseGroup> groups(long id) {
        return store.groups(id);
    }

    /**
     * The promises that would have gone otherwise, in the order of their tickets; those of 500 tickets at most.
     *
     * @param severity null: of all
     * @param after the last ticket seen; null: from the first on
     */
    public List<PromiseChange> changes(long id, @Nullable String severity, @Nullable Long after) {
        return store.changes(id, severity, after == null ? 0 : after, 500);
    }
}
