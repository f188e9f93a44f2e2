package org.partnerdesk.rehearsal;

import org.jspecify.annotations.Nullable;

/**
 * The promises of one severity, data centre and partner that were missed or would have been.
 *
 * @param partner null: senders who are no partner's
 * @param missedBefore limits that were missed; {@code missedAfter} would have been
 * @param newly limits that would have been missed and were not
 * @param noLonger limits that were missed and would not have been
 * @param goalsBefore goals that were missed; {@code goalsAfter} would have been
 */
public record PromiseGroup(
        String severity,
        String dataCentre,
        @Nullable Long partnerId,
        @Nullable String partner,
        long missedBefore,
        long missedAfter,
        long newly,
        long noLonger,
        long goalsBefore,
        long goalsAfter) {}
