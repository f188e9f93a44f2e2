package org.partnerdesk.entitlement;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Service;
import org.partnerdesk.directory.Vendor;
import org.partnerdesk.entitlement.EntitlementPolicy.Threshold;

/** What keeps a policy from being kept, by field. Pure. */
final class PolicyCheck {
    private static final Pattern REGION = Pattern.compile("[A-Z][A-Z0-9-]{0,15}");
    private static final long MOST = 1_000_000_000_000L;
    private static final int LONGEST_REASON = 1_000;
    private static final Set<Verdict> CLASSES =
            Set.of(Verdict.LARGE_USER_ACCOUNT, Verdict.KEY_ACCOUNT, Verdict.STANDARD_ACCOUNT);

    /** S4 is missing: the desk raises severities and never lowers one by itself (D6). */
    private static final Set<String> SEVERITIES = Set.of("S1", "S2", "S3");

    private PolicyCheck() {}

    static Map<String, PolicyFault> faults(EntitlementPolicy policy, @Nullable String reason, Vendor vendor) {
        Map<String, PolicyFault> faults = faults(reason);
        if (policy.thresholds().isEmpty()) {
            faults.put("thresholds", PolicyFault.NO_REGIONS);
        }
        policy.thresholds().forEach((region, threshold) -> {
            if (!REGION.matcher(region).matches()) {
                faults.put("thresholds." + region, PolicyFault.NOT_A_REGION);
            } else if (isOut(threshold)) {
                faults.put("thresholds." + region, PolicyFault.NOT_A_NUMBER);
            } else if (threshold.key() > threshold.large()) {
                faults.put("thresholds." + region, PolicyFault.KEY_ABOVE_LARGE);
            }
        });
        Set<String> services = vendor.services().stream().map(Service::code).collect(Collectors.toSet());
        if (!services.containsAll(policy.excludedServices())) {
            faults.put("excludedServices", PolicyFault.NO_SUCH_SERVICE);
        }
        policy.severities().forEach((verdict, severity) -> {
            if (!CLASSES.contains(verdict) || !SEVERITIES.contains(severity)) {
                faults.put("severities." + verdict, PolicyFault.NO_SUCH_VALUE);
            }
        });
        return faults;
    }

    /** Every step needs a reason. */
    static Map<String, PolicyFault> faults(@Nullable String reason) {
        Map<String, PolicyFault> faults = new TreeMap<>();
        if (reason == null || reason.isBlank()) {
            faults.put("reason", PolicyFault.REASON_MISSING);
        } else if (reason.length() > LONGEST_REASON) {
            faults.put("reason", PolicyFault.REASON_LONG);
        }
        return faults;
    }

    private static boolean isOut(Threshold threshold) {
        return threshold.key() < 1 || threshold.large() < 1 || threshold.key() > MOST || threshold.large() > MOST;
    }
}
