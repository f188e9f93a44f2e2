package org.partnerdesk.commitments;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.Installation.Problem;
import org.partnerdesk.commitments.PolicySpec.Row;
import org.partnerdesk.commitments.PolicySpec.Window;
import org.partnerdesk.ticketing.RequestType;
import org.partnerdesk.ticketing.Tags;

/** Names the holes and contradictions of a policy. */
final class PolicyCheck {
    static final List<String> SEVERITIES = List.of("S1", "S2", "S3", "S4");
    static final List<String> TIERS = List.of("authorised", "advanced", "premium");

    /** Each time leaves a fact for ever. */
    private static final Duration OFTENEST = Duration.ofHours(1);

    private PolicyCheck() {}

    /** @param calendars the codes of the calendars there are; a data centre is known by its own */
    static List<Problem> problems(PolicySpec policy, Set<String> calendars) {
        List<Problem> problems = new ArrayList<>();
        if (!calendars.contains(policy.calendar())) {
            problems.add(new Problem("policy.calendar.unknown", policy.calendar()));
        }
        problems.addAll(PolicyHoles.of(policy, new TreeSet<>(calendars)));
        Set<String> seen = new HashSet<>();
        for (Row row : policy.rows()) {
            String where = where(row);
            if (!SEVERITIES.contains(row.severity())) {
                problems.add(new Problem("policy.severity.unknown", where));
            }
            if (row.tier() != null && !TIERS.contains(row.tier().toLowerCase(Locale.ROOT))) {
                problems.add(new Problem("policy.tier.unknown", where));
            }
            if (row.requestType() != null && RequestType.of(row.requestType()).isEmpty()) {
                problems.add(new Problem("policy.type.unknown", where));
            }
            if (row.dataCentre() != null && !calendars.contains(row.dataCentre())) {
                problems.add(new Problem("policy.centre.unknown", where));
            }
            if (!seen.add(where.toLowerCase(Locale.ROOT))) {
                problems.add(new Problem("policy.row.twice", where));
            }
            for (Milestone milestone : Milestone.values()) {
                Window window = row.window(milestone);
                if (window != null) {
                    check(window, where + " " + milestone, problems);
                }
            }
        }
        policy.steps().forEach(step -> check(step, problems));
        return problems;
    }

    private static void check(Step step, List<Problem> problems) {
        if (StepMoment.read(step.at()).isEmpty()) {
            problems.add(new Problem("policy.step.moment.unknown", String.valueOf(step.at())));
        }
        if (step.every() != null && step.every().compareTo(OFTENEST) < 0) {
            problems.add(new Problem("policy.step.too.often", step.at() + " " + step.every()));
        }
        if (step.tag() != null && !step.tag().equals(Tags.of(step.tag()).orElse(null))) {
            problems.add(new Problem("policy.step.tag.invalid", step.at() + " " + step.tag()));
        }
        if (step.webhook() != null && !step.webhook().matches("https?://[^/\\s]+\\S*")) {
            problems.add(new Problem("policy.step.webhook.invalid", step.at() + " " + step.webhook()));
        }
        if (step.doesNothing()) {
            problems.add(new Problem("policy.step.does.nothing", step.at()));
        }
        Stream.concat(step.severities().stream(), Stream.ofNullable(step.raise()))
                .filter(severity -> !SEVERITIES.contains(severity))
                .forEach(severity -> problems.add(new Problem("policy.severity.unknown", step.at() + " " + severity)));
    }

    /** What a row is for: {@code S3 x premium x Upgrades x EU}. */
    static String where(Row row) {
        return where(row.severity(), row.tier(), row.requestType(), row.dataCentre());
    }

    static String where(@Nullable String... parts) {
        return String.join(
                " x ", Arrays.stream(parts).filter(part -> part != null).toList());
    }

    private static void check(Window window, String where, List<Problem> problems) {
        if (!isWholeMinutes(window.goal()) || !isWholeMinutes(window.limit())) {
            problems.add(new Problem("policy.time.invalid", where));
        } else if (window.goal().compareTo(window.limit()) > 0) {
            problems.add(new Problem("policy.goal.after.limit", where));
        }
    }

    /** A preset may leave one out, whatever the type says. */
    private static boolean isWholeMinutes(@Nullable Duration time) {
        return time != null && time.isPositive() && time.equals(Duration.ofMinutes(time.toMinutes()));
    }
}
