package org.partnerdesk.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.KeptCommitmentPolicy;
import org.partnerdesk.commitments.PolicySpec;
import org.partnerdesk.entitlement.PolicyStep;

/**
 * A commitment policy as programs see it.
 *
 * @param version the one that a ticket's promises name; null until it is published
 */
record CommitmentPolicyBody(
        String id,
        String state,
        @Nullable Integer version,
        int revision,
        boolean sample,
        @Nullable Instant effectiveFrom,
        PolicySpec policy,
        List<PolicyStep> steps) {

    static CommitmentPolicyBody of(KeptCommitmentPolicy kept) {
        return new CommitmentPolicyBody(
                Long.toString(kept.id()),
                kept.state().name(),
                kept.version(),
                kept.revision(),
                kept.sample(),
                kept.effectiveFrom(),
                kept.policy(),
                kept.steps());
    }
}
