package org.partnerdesk.entitlement;

import static java.util.Objects.requireNonNullElse;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules a verdict is made by (D1, D2, M3, M5): data, versioned.
 *
 * @param version 1 for the first that was published; 0 while it is a draft
 * @param thresholds by region
 * @param excludedServices codes of services that never get large-account priority
 * @param severities the severity, {@code S1} to {@code S3}, that a ticket of an account of this class gets by itself; a
 *     class that is not named leaves the severity alone. When nothing is said at all: a large user account's is S1 (M5)
 */
public record EntitlementPolicy(
        int version,
        CountingRule counting,
        Map<String, Threshold> thresholds,
        Set<String> excludedServices,
        Map<Verdict, String> severities) {
    private static final Map<Verdict, String> STATED = Map.of(Verdict.LARGE_USER_ACCOUNT, "S1");

    public EntitlementPolicy {
        severities = requireNonNullElse(severities, STATED);
    }

    /** With the severity that the documents state. */
    public EntitlementPolicy(
            int version, CountingRule counting, Map<String, Threshold> thresholds, Set<String> excludedServices) {
        this(version, counting, thresholds, excludedServices, STATED);
    }

    /** How user licences are summed. */
    public enum CountingRule {
        SUM,
        LARGEST_SERVICE
    }

    /** Licences from which an account is a key or a large user account. */
    public record Threshold(long key, long large) {}

    /** The severity that a verdict gives a ticket by itself; null leaves it alone. */
    @Nullable
    String severity(Verdict verdict) {
        return severities.get(verdict);
    }
}
