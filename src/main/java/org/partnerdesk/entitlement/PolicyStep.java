package org.partnerdesk.entitlement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a policy's life.
 *
 * @param byEmail who took it; null: the desk, from its preset
 * @param reason why; null only for steps that need none
 */
public record PolicyStep(
        Kind step,
        Instant at,
        @Nullable String byEmail,
        @Nullable String reason) {
    /** What can happen to a policy. */
    public enum Kind {
        INSTALLED,
        DRAFTED,
        EDITED,
        REHEARSED,
        PUBLISHED,
        CONFIRMED,
        DISCARDED
    }
}
