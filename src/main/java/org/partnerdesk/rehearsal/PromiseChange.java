package org.partnerdesk.rehearsal;

import org.jspecify.annotations.Nullable;

/**
 * A promise whose goal or limit would have been missed and was not, or the other way round.
 *
 * @param milestone such as {@code RESOLVED}
 * @param goalBefore whether the goal was missed; {@code goalAfter} would have been. So for the limit
 */
public record PromiseChange(
        long ticketId,
        String number,
        int cycle,
        String milestone,
        String severity,
        String dataCentre,
        @Nullable Long partnerId,
        @Nullable String partner,
        boolean goalBefore,
        boolean limitBefore,
        boolean goalAfter,
        boolean limitAfter) {}
