package org.partnerdesk.portal.help;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.parts.Promise;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Status;

/** One request in the list; {@code promise} is what comes next, null when nothing is promised. */
public record RequestRow(
        long id,
        String number,
        String subject,
        Severity severity,
        Status status,
        boolean priority,
        String requester,
        @Nullable Promise promise,
        Instant changedAt) {}
