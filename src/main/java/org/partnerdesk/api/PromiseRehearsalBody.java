package org.partnerdesk.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.rehearsal.PromiseGroup;
import org.partnerdesk.rehearsal.PromiseRehearsal;

/**
 * A rehearsal of a commitment policy as programs see it; of a running one, what it has come to so far.
 *
 * @param tickets how many there are to replay; null until they are counted
 * @param promises how many promises those done were given, or would have been
 */
record PromiseRehearsalBody(
        String id,
        String policy,
        int revision,
        int days,
        Instant from,
        Instant until,
        boolean finished,
        @Nullable Long tickets,
        long done,
        long promises,
        List<PromiseGroup> groups) {

    static PromiseRehearsalBody of(PromiseRehearsal r, List<PromiseGroup> groups) {
        return new PromiseRehearsalBody(
                Long.toString(r.id()),
                Long.toString(r.policyId()),
                r.revision(),
                r.days(),
                r.from(),
                r.until(),
                r.finishedAt() != null,
                r.tickets(),
                r.done(),
                r.promises(),
                groups);
    }
}
