package org.partnerdesk.commitments;

import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.PolicySpec.Counts;
import org.partnerdesk.commitments.PolicySpec.Row;
import org.partnerdesk.ticketing.RequestType;

/**
 * Which row of a policy counts for a ticket. Pure. Among the rows of its severity that fit, one that names the request
 * type goes before one that does not; then one that names the partner tier; then one that names the data centre. Two rows
 * that name the same are refused, so there is never a choice.
 */
final class MatrixRow {
    private static final Comparator<Row> LEAST_SPECIFIC_FIRST = Comparator.<Row, Boolean>comparing(
                    row -> row.requestType() != null)
            .thenComparing(row -> row.tier() != null)
            .thenComparing(row -> row.dataCentre() != null);

    private MatrixRow() {}

    static Optional<Row> find(PolicySpec policy, Terms terms) {
        return policy.rows().stream().filter(row -> fits(row, terms)).max(LEAST_SPECIFIC_FIRST);
    }

    /** Whether every minute counts: by the row's own measure, or by the impact (D8). */
    static boolean roundTheClock(Row row, @Nullable String impact) {
        return row.counts() == Counts.CALENDAR
                || impact != null && row.roundTheClockFor().contains(impact);
    }

    private static boolean fits(Row row, Terms terms) {
        String requestType = terms.requestType() == null ? RequestType.DEFAULT.code() : terms.requestType();
        return row.severity().equals(terms.severity())
                && isFor(row.requestType(), requestType)
                && isFor(row.tier(), terms.tier())
                && isFor(row.dataCentre(), terms.dataCentre());
    }

    private static boolean isFor(@Nullable String named, @Nullable String actual) {
        return named == null || named.equalsIgnoreCase(actual);
    }
}
