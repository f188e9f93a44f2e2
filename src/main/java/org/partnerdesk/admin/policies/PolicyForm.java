package org.partnerdesk.admin.policies;

import static java.util.Objects.requireNonNullElse;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.DataCentre;
import org.partnerdesk.directory.Vendor;
import org.partnerdesk.entitlement.EntitlementPolicy;
import org.partnerdesk.entitlement.EntitlementPolicy.CountingRule;
import org.partnerdesk.entitlement.EntitlementPolicy.Threshold;
import org.partnerdesk.entitlement.PolicyFault;
import org.partnerdesk.entitlement.Verdict;
import org.springframework.util.MultiValueMap;

/**
 * A policy as typed into its form.
 *
 * @param key by region, the number as typed; empty with {@code large}: the region has no threshold
 * @param faults of what is typed, by field
 */
public record PolicyForm(
        String counting,
        Map<String, String> key,
        Map<String, String> large,
        Set<String> excluded,
        Map<Verdict, String> severities,
        String reason,
        Map<String, PolicyFault> faults) {

    static PolicyForm of(EntitlementPolicy policy) {
        Map<String, String> key = new TreeMap<>();
        Map<String, String> large = new TreeMap<>();
        policy.thresholds().forEach((region, threshold) -> {
            key.put(region, Long.toString(threshold.key()));
            large.put(region, Long.toString(threshold.large()));
        });
        return new PolicyForm(
                policy.counting().name(), key, large, policy.excludedServices(), policy.severities(), "", Map.of());
    }

    static PolicyForm typed(MultiValueMap<String, String> fields) {
        Map<String, String> key = new TreeMap<>();
        Map<String, String> large = new TreeMap<>();
        fields.keySet().stream().filter(name -> name.startsWith("key.")).forEach(name -> {
            String shown = name.substring("key.".length());
            String region = shown.isEmpty() ? one(fields, "region").toUpperCase(Locale.ROOT) : shown;
            if (!region.isEmpty()) {
                key.put(region, one(fields, name));
                large.put(region, one(fields, "large." + shown));
            }
        });
        Map<Verdict, String> severities = new HashMap<>();
        for (Verdict verdict : RulesView.CLASSES) {
            String severity = one(fields, "severity." + verdict);
            if (!severity.isEmpty()) {
                severities.put(verdict, severity);
            }
        }
        return new PolicyForm(
                one(fields, "counting"),
                key,
                large,
                new TreeSet<>(requireNonNullElse(fields.get("excluded"), List.of())),
                severities,
                one(fields, "reason"),
                Map.of());
    }

    PolicyForm with(Map<String, PolicyFault> found) {
        return new PolicyForm(counting, key, large, excluded, severities, reason, found);
    }

    /** The regions to show: the vendor's, then others that are named. */
    public Set<String> regions(Vendor vendor) {
        Set<String> regions = new LinkedHashSet<>();
        vendor.dataCentres().stream().map(DataCentre::region).forEach(regions::add);
        regions.addAll(key.keySet());
        return regions;
    }

    /** What is typed and no number, or no rule at all. */
    Map<String, PolicyFault> unreadable() {
        Map<String, PolicyFault> faults = new TreeMap<>();
        for (String region : key.keySet()) {
            if (isGiven(region) && (number(key.get(region)) < 0 || number(large.get(region)) < 0)) {
                faults.put("thresholds." + region, PolicyFault.NOT_A_NUMBER);
            }
        }
        if (rule() == null) {
            faults.put("counting", PolicyFault.NO_SUCH_VALUE);
        }
        return faults;
    }

    /** The rules that are typed; what is unreadable reads as none. */
    EntitlementPolicy policy() {
        Map<String, Threshold> thresholds = new TreeMap<>();
        for (String region : key.keySet()) {
            if (isGiven(region)) {
                thresholds.put(region, new Threshold(number(key.get(region)), number(large.get(region))));
            }
        }
        CountingRule rule = rule();
        return new EntitlementPolicy(0, rule == null ? CountingRule.SUM : rule, thresholds, excluded, severities);
    }

    private boolean isGiven(String region) {
        return !requireNonNullElse(key.get(region), "").isEmpty()
                || !requireNonNullElse(large.get(region), "").isEmpty();
    }

    private @Nullable CountingRule rule() {
        return List.of(CountingRule.values()).stream()
                .filter(r -> r.name().equals(counting))
                .findFirst()
                .orElse(null);
    }

    /** In any script's digits; -1 when it is none. */
    private static long number(@Nullable String typed) {
        String digits = requireNonNullElse(typed, "").replaceAll("[,.\\s\u066C]", "");
        return digits.matches("\\p{Nd}{1,15}") ? Long.parseLong(digits) : -1;
    }

    private static String one(MultiValueMap<String, String> fields, String name) {
        return requireNonNullElse(fields.getFirst(name), "").strip();
    }
}
