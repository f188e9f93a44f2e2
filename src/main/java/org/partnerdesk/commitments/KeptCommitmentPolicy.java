package org.partnerdesk.commitments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.PolicyState;
import org.partnerdesk.entitlement.PolicyStep;

/**
 * A commitment policy with its life so far.
 *
 * @param version the one that clocks name; null until it is published
 * @param revision how often its draft was written
 * @param sample it came with a preset and no admin has confirmed it
 * @param effectiveFrom from when it is in force; null unless it is published
 * @param steps oldest first
 */
public record KeptCommitmentPolicy(
        long id,
        PolicyState state,
        PolicySpec policy,
        @Nullable Integer version,
        int revision,
        boolean sample,
        @Nullable Instant effectiveFrom,
        List<PolicyStep> steps) {}
