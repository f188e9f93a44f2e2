package org.partnerdesk.portal.help;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.parts.Promise;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Status;

/**
 * One request in the list.
 *
 * @param promise what comes next; null when nothing is promised
 * @param saidAt when somebody wrote last. Not when the ticket changed: that a customer has become known changes it too,
 *     and a partner must not learn it (D5)
 */
public record RequestRow(
        long id,
        String number,
        String subject,
        Severity severity,
        Status status,
        boolean priority,
        String requester,
        @Nullable Promise promise,
        Instant saidAt) {}
