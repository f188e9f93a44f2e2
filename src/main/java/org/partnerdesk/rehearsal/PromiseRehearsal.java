package org.partnerdesk.rehearsal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One rehearsal of a draft of the commitment policy.
 *
 * @param revision of the draft that was rehearsed
 * @param from tickets opened from this instant on
 * @param until and before this one, which is also when one looked
 * @param tickets how many; null until they are counted
 * @param done how many of them have been replayed
 * @param promises how many promises they were given, or would have been
 * @param finishedAt null while it runs
 */
public record PromiseRehearsal(
        long id,
        long policyId,
        int revision,
        int days,
        Instant from,
        Instant until,
        String byEmail,
        @Nullable Long tickets,
        long done,
        long promises,
        @Nullable Instant finishedAt) {}
