package org.partnerdesk.commitments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a clock's facts come to.
 *
 * @param goalAt while paused: where it would be if the pause ended as it began; so for {@code limitAt}
 * @param stoppedAt since when no time is counted; null while it runs
 */
record Reading(
        Instant goalAt,
        Instant limitAt,
        ClockState state,
        @Nullable Instant satisfiedAt,
        @Nullable Instant stoppedAt) {

    /** Whether nothing more can happen to the clock. */
    boolean isOver() {
        return stoppedAt != null && state != ClockState.PAUSED;
    }
}
