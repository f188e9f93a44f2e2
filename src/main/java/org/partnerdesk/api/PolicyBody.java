package org.partnerdesk.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.EntitlementPolicy;
import org.partnerdesk.entitlement.KeptPolicy;
import org.partnerdesk.entitlement.PolicyStep;
import org.partnerdesk.entitlement.Verdict;

/**
 * A policy as programs see it.
 *
 * @param version null until it is published
 * @param severities by account class; a class that is not named leaves the severity alone
 */
record PolicyBody(
        String id,
        String state,
        @Nullable Integer version,
        int revision,
        boolean sample,
        @Nullable Instant effectiveFrom,
        String counting,
        Map<String, EntitlementPolicy.Threshold> thresholds,
        Set<String> excludedServices,
        Map<Verdict, String> severities,
        List<PolicyStep> steps) {

    static PolicyBody of(KeptPolicy kept) {
        EntitlementPolicy policy = kept.policy();
        return new PolicyBody(
                Long.toString(kept.id()),
                kept.state().name(),
                policy.version() == 0 ? null : policy.version(),
                kept.revision(),
                kept.sample(),
                kept.effectiveFrom(),
                policy.counting().name(),
                new TreeMap<>(policy.thresholds()),
                new TreeSet<>(policy.excludedServices()),
                new TreeMap<>(policy.severities()),
                kept.steps());
    }
}
