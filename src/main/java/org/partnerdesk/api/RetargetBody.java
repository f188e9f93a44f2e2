package org.partnerdesk.api;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.Retarget;

/**
 * Open clocks that would follow a published policy, or have.
 *
 * @param stage {@code previewing}, {@code previewed}, {@code moving} or {@code done}
 * @param missed how many would be late at once
 */
record RetargetBody(
        String id,
        String stage,
        Instant effectiveAt,
        long tickets,
        long clocks,
        long earlier,
        long later,
        long missed,
        long moved,
        @Nullable Instant finishedAt) {

    static RetargetBody of(Retarget r) {
        return new RetargetBody(
                Long.toString(r.id()),
                r.stage().name().toLowerCase(Locale.ROOT),
                r.effectiveAt(),
                r.tickets(),
                r.clocks(),
                r.earlier(),
                r.later(),
                r.missed(),
                r.moved(),
                r.finishedAt());
    }
}
