package org.partnerdesk.commitments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One promise: a milestone with a goal and a limit, under the versions of policy and calendar it was given by.
 *
 * @param cycle 1, and one more each time the ticket was reopened
 * @param startedAt the start that its time is counted from; a successor under other terms keeps its forerunner's
 * @param goalAt while paused: where it would be if the pause ended as it began; so for {@code limitAt}
 * @param calendar the calendar's code, which is the data centre's
 * @param roundTheClock whether every minute counts, whatever the calendar says (D8)
 * @param goal the open time promised at best, {@code limit} at the latest
 * @param stoppedAt since when no time is counted (paused, satisfied or closed); null while it runs
 */
public record Commitment(
        long id,
        long ticketId,
        int cycle,
        Milestone milestone,
        Instant startedAt,
        Instant goalAt,
        Instant limitAt,
        ClockState state,
        @Nullable Instant satisfiedAt,
        int policyVersion,
        int calendarVersion,
        boolean roundTheClock,
        String calendar,
        Duration goal,
        Duration limit,
        @Nullable Instant stoppedAt) {

    /** Whether it was satisfied at or before its goal. */
    public boolean goalHeld() {
        return satisfiedAt != null && !satisfiedAt.isAfter(goalAt);
    }

    /** Whether the milestone is still to be reached under this clock. A breached update is not: the next one is owed. */
    public boolean isOpen() {
        return switch (state) {
            case RUNNING, PAUSED -> true;
            case BREACHED -> stoppedAt == null && milestone != Milestone.UPDATED;
            case MET, MET_LATE, SUPERSEDED -> false;
        };
    }

    /** The same promise as it stands at {@code now}: a limit that has passed is a breach before it is recorded as one. */
    public Commitment seenAt(Instant now) {
        return state == ClockState.RUNNING && limitAt.isBefore(now) ? in(ClockState.BREACHED) : this;
    }

    /**
     * Reads a row of the view {@code commitments.pub_commitment}, whatever the order of its columns.
     *
     * @param prefix what the reader's SQL has put before the view's column names, often nothing
     */
    public static Commitment fromRow(ResultSet row, String prefix) throws SQLException {
        return new Commitment(
                row.getLong(prefix + "id"),
                row.getLong(prefix + "ticket_id"),
                row.getInt(prefix + "cycle"),
                Milestone.valueOf(row.getString(prefix + "milestone")),
                instant(row, prefix + "started_at"),
                instant(row, prefix + "goal_at"),
                instant(row, prefix + "limit_at"),
                ClockState.valueOf(row.getString(prefix + "state")),
                optionalInstant(row, prefix + "satisfied_at"),
                row.getInt(prefix + "policy_version"),
                row.getInt(prefix + "calendar_version"),
                row.getBoolean(prefix + "round_the_clock"),
                row.getString(prefix + "calendar"),
                Duration.ofSeconds(row.getLong(prefix + "goal_seconds")),
                Duration.ofSeconds(row.getLong(prefix + "limit_seconds")),
                optionalInstant(row, prefix + "stopped_at"));
    }

    private Commitment in(ClockState other) {
        return new Commitment(
                id,
                ticketId,
                cycle,
                milestone,
                startedAt,
                goalAt,
                limitAt,
                other,
                satisfiedAt,
                policyVersion,
                calendarVersion,
                roundTheClock,
                calendar,
                goal,
                limit,
                stoppedAt);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
