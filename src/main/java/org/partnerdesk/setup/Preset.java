package org.partnerdesk.setup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partnerdesk.commitments.CalendarSpec;
import org.partnerdesk.commitments.PolicySpec;
import org.partnerdesk.directory.Vendor;
import org.partnerdesk.entitlement.EntitlementPolicy;
import org.partnerdesk.entitlement.EntitlementPolicy.CountingRule;
import org.partnerdesk.entitlement.EntitlementPolicy.Threshold;
import org.partnerdesk.entitlement.Verdict;

/** What a file of {@code presets/} says of a vendor's programme. */
record Preset(Vendor vendor, Rules entitlement, Promises commitments) {

    /** What makes an account large (D1, D2, M3, M5); becomes a policy with the next version when it says something new. */
    record Rules(
            CountingRule counting,
            Map<String, Threshold> thresholds,
            Set<String> excludedServices,
            Map<Verdict, String> severities) {
        EntitlementPolicy policy() {
            return new EntitlementPolicy(0, counting, thresholds, excludedServices, severities);
        }
    }

    /** Calendars by data centre and the matrix of goals and limits (D7, D8). */
    record Promises(List<CalendarSpec> calendars, PolicySpec policy) {}
}
