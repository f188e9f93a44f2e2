package org.partnerdesk.rehearsal;

import org.jspecify.annotations.Nullable;

/**
 * A ticket that would have another class or another severity.
 *
 * @param severityBefore what it got by itself, such as {@code S1}; null: nothing
 * @param byHand a person had set its severity, which then stays
 * @param handlingSeconds from opened to first solved, in open time without waiting for the partner; null when it was not
 *     solved in the period, or promised no solution
 */
public record Change(
        long ticketId,
        String number,
        String region,
        @Nullable Long partnerId,
        @Nullable String partner,
        String zoid,
        @Nullable String account,
        String verdictBefore,
        String verdictAfter,
        @Nullable String severityBefore,
        @Nullable String severityAfter,
        boolean byHand,
        @Nullable Long handlingSeconds) {}
