package org.partnerdesk.commitments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Open clocks to be moved to the rules in force, as one set.
 *
 * @param subject the policy's version, or the calendar's code
 * @param effectiveAt clocks move not before
 * @param tickets with a promise still open, as far as they are counted
 * @param clocks how many of their clocks would move; {@code earlier} and {@code later}: whose limit would. A clock whose
 *     limit stays has another goal or another calendar
 * @param missed how many would be late the moment they move and are not late now
 * @param moved how many have moved
 * @param finishedAt null until the last has moved
 */
public record Retarget(
        long id,
        Cause cause,
        String subject,
        String byEmail,
        String reason,
        Instant plannedAt,
        Instant effectiveAt,
        Stage stage,
        long tickets,
        long clocks,
        long earlier,
        long later,
        long missed,
        long moved,
        @Nullable Instant finishedAt) {

    /** Whether something is still being counted or moved. */
    public boolean isUnderWay() {
        return stage == Stage.PREVIEWING || stage == Stage.MOVING;
    }

    /** What has changed. */
    public enum Cause {
        POLICY,
        CALENDAR
    }

    /** How far it is. */
    public enum Stage {
        PREVIEWING,
        /** Counted; nothing has moved, and nothing will until somebody says so. */
        PREVIEWED,
        MOVING,
        DONE
    }
}
