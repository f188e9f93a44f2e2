package org.partnerdesk.ticketing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;

/**
 * One message of a ticket's conversation.
 *
 * @param automatic written by a machine on either side; never satisfies a promise
 * @param mailId RFC 5322 Message-ID without angle brackets, of the mail it came by or went out as
 */
public record Message(
        long id,
        long ticketId,
        Actor author,
        Audience audience,
        Channel channel,
        String body,
        boolean automatic,
        @Nullable String mailId,
        Instant at) {

    /** Who may read it. */
    public enum Audience {
        PUBLIC,
        INTERNAL
    }
}
