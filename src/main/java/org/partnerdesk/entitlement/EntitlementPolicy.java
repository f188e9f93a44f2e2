package org.partnerdesk.entitlement;

import java.util.Map;
import java.util.Set;

/**
 * The rules a verdict is made by (D1, D2, M3): data, versioned.
 *
 * @param thresholds by region
 * @param excludedServices codes of services that never get large-account priority
 */
public record EntitlementPolicy(
        int version, CountingRule counting, Map<String, Threshold> thresholds, Set<String> excludedServices) {

    /** How user licences are summed. */
    public enum CountingRule {
        SUM,
        LARGEST_SERVICE
    }

    /** Licences from which an account is a key or a large user account. */
    public record Threshold(long key, long large) {}
}
