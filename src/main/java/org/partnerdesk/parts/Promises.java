package org.partnerdesk.parts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.Commitment;
import org.partnerdesk.commitments.Commitments;
import org.springframework.stereotype.Component;

/** Makes promises for pages from rows that their own statements joined. */
@Component
public class Promises {
    /** Columns of {@code commitments.pub_commitment c} for {@link #ofRow}. */
    public static final String COLUMNS = columns("c");

    private final Commitments commitments;

    Promises(Commitments commitments) {
        this.commitments = commitments;
    }

    /** The same columns of another name than {@code c}. */
    public static String columns(String table) {
        String[] names = {
            "id",
            "ticket_id",
            "cycle",
            "milestone",
            "started_at",
            "goal_at",
            "limit_at",
            "state",
            "satisfied_at",
            "policy_version",
            "calendar_version",
            "round_the_clock",
            "calendar",
            "goal_seconds",
            "limit_seconds",
            "stopped_at"
        };
        StringBuilder columns = new StringBuilder();
        for (String name : names) {
            columns.append(columns.isEmpty() ? "" : ", ")
                    .append(table)
                    .append('.')
                    .append(name)
                    .append(" as c_")
                    .append(name);
        }
        return columns.toString();
    }

    /** The promise in a row, or null where the join found none. */
    public @Nullable Promise ofRow(ResultSet row, Instant now) throws SQLException {
        return row.getObject("c_id") == null ? null : of(Commitment.fromRow(row, "c_"), now);
    }

    public Promise of(Commitment commitment, Instant now) {
        Commitment seen = commitment.seenAt(now);
        return Promise.of(seen, commitments.progress(seen, now));
    }
}
