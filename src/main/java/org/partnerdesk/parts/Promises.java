package org.partnerdesk.parts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.ClockState;
import org.partnerdesk.commitments.Commitment;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.commitments.Milestone;
import org.springframework.stereotype.Component;

/** Makes promises for pages from rows that their own statements joined. */
@Component
public class Promises {
    /** Columns of {@code commitments.pub_commitment c} for {@link #ofRow}. */
    public static final String COLUMNS = """
            c.id as c_id, c.ticket_id as c_ticket_id, c.cycle as c_cycle, c.milestone as c_milestone,
            c.started_at as c_started_at, c.goal_at as c_goal_at, c.limit_at as c_limit_at, c.state as c_state,
            c.satisfied_at as c_satisfied_at, c.policy_version as c_policy_version,
            c.calendar_version as c_calendar_version, c.round_the_clock as c_round_the_clock,
            c.calendar as c_calendar, c.goal_seconds as c_goal_seconds, c.limit_seconds as c_limit_seconds,
            c.stopped_at as c_stopped_at""";

    /** All of {@code commitments.pub_commitment} of a ticket {@code t} as a JSON array of {@link Commitment}. */
    public static final String OF_TICKET = """
            coalesce((select jsonb_agg(to_jsonb(c) || jsonb_build_object(
                    'goal', 'PT' || c.goal_seconds || 'S', 'limit', 'PT' || c.limit_seconds || 'S') order by c.no)
                from commitments.pub_commitment c where c.ticket_id = t.id), '[]')""";

    private final Commitments commitments;

    Promises(Commitments commitments) {
        this.commitments = commitments;
    }

    /** The promise in a row, or null where the join found none. */
    public @Nullable Promise ofRow(ResultSet row, Instant now) throws SQLException {
        return row.getObject("c_id") == null ? null : of(Commitment.fromRow(row, "c_"), now);
    }

    /**
     * What a ticket's page tells of: the present cycle, what other terms replaced left out, and of the updates owed one
     * after the other only the last.
     */
    public List<Promise> of(List<Commitment> all, Instant now) {
        int cycle = all.stream().mapToInt(Commitment::cycle).max().orElse(1);
        Commitment lastUpdate = all.stream()
                .filter(c -> c.milestone() == Milestone.UPDATED)
                .reduce((first, second) -> second)
                .orElse(null);
        return all.stream()
                .filter(c -> c.cycle() == cycle || c.milestone() == Milestone.ACKNOWLEDGED)
                .filter(c -> c.state() != ClockState.SUPERSEDED)
                .filter(c -> c.milestone() != Milestone.UPDATED || c.equals(lastUpdate))
                .map(c -> of(c, now))
                .toList();
    }

    private Promise of(Commitment commitment, Instant now) {
        Commitment seen = commitment.seenAt(now);
        return Promise.of(seen, commitments.progress(seen, now));
    }
}
