package org.partnerdesk.admin.commitments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.PolicySpec;
import org.partnerdesk.commitments.PolicySpec.Row;
import org.partnerdesk.commitments.PolicySpec.Window;
import org.partnerdesk.ticketing.RequestType;

/** A commitment policy as a table, each row beside what the one in force has for the same. */
public record MatrixView(PolicySpec policy, PolicySpec before) {

    /**
     * One row of either.
     *
     * @param row null: it is gone
     * @param before null: there was none for the same
     */
    public record Line(@Nullable Row row, @Nullable Row before) {
        /** What the row is for. */
        public Row at() {
            Row one = row == null ? before : row;
            if (one == null) {
                throw new IllegalStateException("A line is of one policy or the other");
            }
            return one;
        }

        /** Key of what happened to it; null when it is as it was. */
        public @Nullable String mark() {
            if (row == null) {
                return "commitment.gone";
            }
            if (before == null) {
                return "commitment.new";
            }
            return row.equals(before) ? null : "commitment.changed";
        }

        public @Nullable String severity() {
            return at().severity().matches("S[1-4]")
                    ? "severity." + at().severity().toLowerCase(Locale.ROOT)
                    : null;
        }

        public @Nullable String tier() {
            String tier = at().tier();
            return tier == null || !tier.toLowerCase(Locale.ROOT).matches("authorised|advanced|premium")
                    ? null
                    : "tier." + tier.toLowerCase(Locale.ROOT);
        }

        public @Nullable RequestType requestType() {
            String type = at().requestType();
            return type == null ? null : RequestType.of(type).orElse(null);
        }

        /** Acknowledged, determined and resolved. */
        public List<Cell> cells() {
            return List.of(
                    new Cell(row == null ? null : row.acknowledged(), before == null ? null : before.acknowledged()),
                    new Cell(row == null ? null : row.determined(), before == null ? null : before.determined()),
                    new Cell(row == null ? null : row.resolved(), before == null ? null : before.resolved()));
        }
    }

    /** A goal and a limit, and what they were. */
    public record Cell(@Nullable Window now, @Nullable Window before) {
        public boolean isChanged() {
            return now == null ? before != null : !now.equals(before);
        }
    }

    public List<Line> lines() {
        Map<String, Row> old = new LinkedHashMap<>();
        before.rows().forEach(row -> old.put(key(row), row));
        List<Line> lines = new ArrayList<>();
        policy.rows().forEach(row -> lines.add(new Line(row, old.remove(key(row)))));
        old.values().forEach(row -> lines.add(new Line(null, row)));
        return lines;
    }

    private static String key(Row row) {
        return String.join(
                        "|",
                        row.severity(),
                        String.valueOf(row.tier()),
                        String.valueOf(row.requestType()),
                        String.valueOf(row.dataCentre()))
                .toLowerCase(Locale.ROOT);
    }
}
