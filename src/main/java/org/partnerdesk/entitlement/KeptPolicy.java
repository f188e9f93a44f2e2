package org.partnerdesk.entitlement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy with its life so far.
 *
 * @param revision how often its draft was written
 * @param sample its rules came with a preset and no admin has confirmed them
 * @param effectiveFrom from when it is in force; null unless it is published
 * @param steps oldest first
 */
public record KeptPolicy(
        long id,
        PolicyState state,
        EntitlementPolicy policy,
        int revision,
        boolean sample,
        @Nullable Instant effectiveFrom,
        List<PolicyStep> steps) {}
