package org.partnerdesk.rehearsal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One rehearsal of a draft.
 *
 * @param revision of the draft whose rules were rehearsed
 * @param from tickets verified from this instant on
 * @param until and before this one
 * @param tickets how many; null until they are counted
 * @param done how many of them have been judged anew
 * @param settled how many of those had a settled customer, and so a class
 * @param finishedAt null while it runs
 */
public record Rehearsal(
        long id,
        long policyId,
        int revision,
        int days,
        Instant from,
        Instant until,
        String byEmail,
        @Nullable Long tickets,
        long done,
        long settled,
        @Nullable Instant finishedAt) {}
