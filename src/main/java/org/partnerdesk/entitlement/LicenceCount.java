package org.partnerdesk.entitlement;

import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;
import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Account;
import org.partnerdesk.directory.Metric;
import org.partnerdesk.directory.Subscription;
import org.partnerdesk.entitlement.EntitlementPolicy.CountingRule;
import org.partnerdesk.entitlement.EntitlementPolicy.Threshold;
import org.partnerdesk.entitlement.ReceiptBody.Home;
import org.partnerdesk.entitlement.ReceiptBody.Line;
import org.partnerdesk.entitlement.ReceiptBody.Reason;

/**
 * An account's user licences under a policy (D1) and the class they make (D2).
 *
 * @param region the region whose threshold holds: the account's, else its data centre's, by what the policy knows
 * @param threshold null when the policy knows neither; such an account is never more than standard
 */
record LicenceCount(
        List<Line> lines,
        long counted,
        String region,
        @Nullable Threshold threshold) {

    /** Of everything by which two subscriptions can differ, so that no receipt hangs on the order of rows. */
    private static final Comparator<Line> ONE_ORDER = Comparator.comparing(Line::service)
            .thenComparing(Line::from)
            .thenComparing(Line::kind)
            .thenComparing(Line::plan)
            .thenComparing(Line::status)
            .thenComparing(Line::quantity)
            .thenComparing(Line::until, nullsLast(naturalOrder()));

    /** @param on the day at the account's data centre */
    static LicenceCount of(Account account, EntitlementPolicy policy, LocalDate on) {
        return of(new Home(account.region(), account.dataCentre(), on), account.subscriptions(), policy);
    }

    /** Counts anew what a receipt pins. Receipts without {@link Home} know only the region that was applied. */
    static LicenceCount of(ReceiptBody receipt, EntitlementPolicy policy) {
        String region = requireNonNullElse(receipt.region(), "");
        Home home = requireNonNullElseGet(
                receipt.home(), () -> new Home(region, region, LocalDate.ofInstant(receipt.at(), ZoneOffset.UTC)));
        return of(
                home,
                receipt.subscriptions().stream().map(LicenceCount::subscription).toList(),
                policy);
    }

    private static LicenceCount of(Home home, List<Subscription> subscriptions, EntitlementPolicy policy) {
        List<Line> lines = new ArrayList<>();
        Map<String, Long> byService = new HashMap<>();
        for (Subscription s : subscriptions) {
            Reason reason = reason(s, policy, home.day());
            if (reason == Reason.COUNTED) {
                byService.merge(s.service(), s.quantity(), LicenceCount::sum);
            }
            lines.add(line(s, reason));
        }
        if (policy.counting() == CountingRule.LARGEST_SERVICE) {
            keepLargest(byService, lines);
        }
        long counted = byService.values().stream().reduce(0L, LicenceCount::sum);
        lines.sort(ONE_ORDER);
        boolean own = policy.thresholds().containsKey(home.region());
        String region = own || !policy.thresholds().containsKey(home.dataCentre()) ? home.region() : home.dataCentre();
        return new LicenceCount(lines, counted, region, policy.thresholds().get(region));
    }

    /** The highest threshold reached (D2). */
    Verdict accountClass() {
        if (threshold == null || counted < Math.min(threshold.key(), threshold.large())) {
            return Verdict.STANDARD_ACCOUNT;
        }
        return counted >= threshold.large() ? Verdict.LARGE_USER_ACCOUNT : Verdict.KEY_ACCOUNT;
    }

    private static Reason reason(Subscription s, EntitlementPolicy policy, LocalDate on) {
        if (s.metric() != Metric.USERS) {
            return Reason.NOT_METERED_IN_USERS;
        }
        if (policy.excludedServices().contains(s.service())) {
            return Reason.EXCLUDED_SERVICE;
        }
        if (s.kind() != Subscription.Kind.PAID) {
            return s.kind() == Subscription.Kind.TRIAL ? Reason.TRIAL : Reason.FREE;
        }
        if (s.status() == Subscription.Status.SUSPENDED) {
            return Reason.SUSPENDED;
        }
        if (s.status() == Subscription.Status.EXPIRED
                || s.until() != null && s.until().isBefore(on)) {
            return Reason.EXPIRED;
        }
        return s.from().isAfter(on) ? Reason.NOT_YET_STARTED : Reason.COUNTED;
    }

    private static void keepLargest(Map<String, Long> byService, List<Line> lines) {
        String largest = byService.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
        byService.keySet().retainAll(List.of(largest));
        lines.replaceAll(line -> line.counts() && !line.service().equals(largest) ? line.notTheLargest() : line);
    }

    private static Line line(Subscription s, Reason reason) {
        return new Line(
                s.service(),
                s.serviceName(),
                s.plan(),
                s.quantity(),
                s.metric().name(),
                s.kind().name(),
                s.status().name(),
                s.from(),
                s.until(),
                reason == Reason.COUNTED,
                reason);
    }

    private static Subscription subscription(Line line) {
        return new Subscription(
                line.service(),
                line.serviceName(),
                line.plan(),
                line.quantity(),
                Metric.valueOf(line.metric()),
                Subscription.Kind.valueOf(line.kind()),
                Subscription.Status.valueOf(line.status()),
                line.from(),
                line.until());
    }

    /** Absurd quantities end at the largest number instead of wrapping round to a small one. */
    private static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 && one > 0 && other > 0 ? Long.MAX_VALUE : sum;
    }
}
