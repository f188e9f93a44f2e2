package org.partnerdesk.admin.policies;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Service;
import org.partnerdesk.directory.Vendor;
import org.partnerdesk.entitlement.EntitlementPolicy;
import org.partnerdesk.entitlement.EntitlementPolicy.Threshold;
import org.partnerdesk.entitlement.Verdict;

/** A policy as a table, and what it changes. @param before the one it is compared with; itself when with none */
public record RulesView(EntitlementPolicy policy, EntitlementPolicy before, Vendor vendor) {
    /** The classes that a policy may give a severity, the highest first. */
    public static final List<Verdict> CLASSES =
            List.of(Verdict.LARGE_USER_ACCOUNT, Verdict.KEY_ACCOUNT, Verdict.STANDARD_ACCOUNT);

    /** Every region that either of the two knows, in the order of the alphabet. */
    public List<String> regions() {
        var regions = new TreeSet<>(policy.thresholds().keySet());
        regions.addAll(before.thresholds().keySet());
        return List.copyOf(regions);
    }

    public @Nullable Threshold threshold(String region) {
        return policy.thresholds().get(region);
    }

    public @Nullable Threshold thresholdBefore(String region) {
        return before.thresholds().get(region);
    }

    /** Every service that either of the two excludes, as the vendor lists them. */
    public List<Service> excluded() {
        return vendor.services().stream()
                .filter(s -> isExcluded(s) || wasExcluded(s))
                .toList();
    }

    public boolean isExcluded(Service service) {
        return policy.excludedServices().contains(service.code());
    }

    public boolean wasExcluded(Service service) {
        return before.excludedServices().contains(service.code());
    }

    /** Key of the words for the severity that a class gets. */
    public String severity(Verdict verdict) {
        return severity(policy, verdict);
    }

    public String severityBefore(Verdict verdict) {
        return severity(before, verdict);
    }

    private static String severity(EntitlementPolicy policy, Verdict verdict) {
        String severity = policy.severities().get(verdict);
        return severity == null ? "policy.severity.leave" : "severity." + severity.toLowerCase(Locale.ROOT);
    }
}
