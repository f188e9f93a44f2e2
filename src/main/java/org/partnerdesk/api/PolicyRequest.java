package org.partnerdesk.api;

import static java.util.Objects.requireNonNullElse;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.EntitlementPolicy;
import org.partnerdesk.entitlement.Verdict;

/** The body of {@code POST /api/v1/policies}. What is absent is as in the policy in force. */
record PolicyRequest(
        EntitlementPolicy.@Nullable CountingRule counting,
        @Nullable Map<String, EntitlementPolicy.Threshold> thresholds,
        @Nullable Set<String> excludedServices,
        @Nullable Map<Verdict, String> severities,
        @Nullable String reason) {

    EntitlementPolicy on(EntitlementPolicy inForce) {
        return new EntitlementPolicy(
                0,
                requireNonNullElse(counting, inForce.counting()),
                requireNonNullElse(thresholds, inForce.thresholds()),
                requireNonNullElse(excludedServices, inForce.excludedServices()),
                requireNonNullElse(severities, inForce.severities()));
    }
}
