package org.partnerdesk.commitments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.Installation.Problem;
import org.partnerdesk.ticketing.RequestType;

/**
 * The tickets for which a policy has no row, named as shortly as they can be: a severity without any row by itself, else
 * each tier, request type or data centre that has none at all, else each combination. Pure.
 */
final class PolicyHoles {
    /** More would only hide the first. */
    private static final int MOST = 20;

    private PolicyHoles() {}

    /** @param tier null: of senders without one; {@code dataCentre} null: one that has no calendar of its own */
    private record Cell(
            @Nullable String tier,
            String requestType,
            @Nullable String dataCentre) {}

    static List<Problem> of(PolicySpec policy, Collection<String> dataCentres) {
        List<Problem> problems = new ArrayList<>();
        List<Cell> all = cells(dataCentres);
        for (String severity : PolicyCheck.SEVERITIES) {
            List<Cell> holes = new ArrayList<>(all.stream()
                    .filter(cell -> MatrixRow.find(
                                    policy,
                                    new Terms(
                                            severity,
                                            Objects.requireNonNullElse(cell.dataCentre(), ""),
                                            cell.tier(),
                                            null,
                                            cell.requestType()))
                            .isEmpty())
                    .toList());
            if (holes.size() == all.size()) {
                problems.add(new Problem("policy.row.missing", severity));
            } else {
                whole(severity, "policy.row.missing.untiered", all, holes, Cell::tier, problems);
                whole(severity, "policy.row.missing", all, holes, Cell::requestType, problems);
                whole(severity, "policy.row.missing.elsewhere", all, holes, Cell::dataCentre, problems);
                holes.stream()
                        .limit(MOST)
                        .map(cell -> PolicyCheck.where(
                                severity,
                                Objects.requireNonNullElse(cell.tier(), "-"),
                                cell.requestType(),
                                Objects.requireNonNullElse(cell.dataCentre(), "-")))
                        .forEach(where -> problems.add(new Problem("policy.row.missing", where)));
            }
        }
        return problems;
    }

    /** Takes out of the holes those of a value that has nothing else, and names the value once. */
    private static void whole(
            String severity,
            String unnamed,
            List<Cell> all,
            List<Cell> holes,
            Function<Cell, @Nullable String> part,
            List<Problem> problems) {
        for (String value : all.stream().map(part).distinct().toList()) {
            List<Cell> own = all.stream()
                    .filter(cell -> Objects.equals(part.apply(cell), value))
                    .toList();
            if (holes.containsAll(own)) {
                holes.removeAll(own);
                problems.add(new Problem(
                        value == null ? unnamed : "policy.row.missing", PolicyCheck.where(severity, value)));
            }
        }
    }

    private static List<Cell> cells(Collection<String> dataCentres) {
        List<@Nullable String> tiers = new ArrayList<>(PolicyCheck.TIERS);
        tiers.add(null);
        List<@Nullable String> centres = new ArrayList<>(dataCentres);
        centres.add(null);
        return tiers.stream()
                .flatMap(tier -> Arrays.stream(RequestType.values())
                        .flatMap(type -> centres.stream().map(centre -> new Cell(tier, type.code(), centre))))
                .toList();
    }
}
