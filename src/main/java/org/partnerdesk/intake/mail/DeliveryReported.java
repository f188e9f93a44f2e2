package org.partnerdesk.intake.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail came in that says that one of ours could not be delivered, or not yet; published in the transaction that
 * decides about it.
 *
 * @param ticketId proved by a signature of ours that the report carries; null when nothing proves it
 * @param messageId of the mail it is about, without angle brackets
 * @param recipient who did not get it, lower case
 * @param status such as {@code 5.1.1} (RFC 3463); null when the report has none
 * @param reason in the words of the record
 */
public record DeliveryReported(
        @Nullable Long ticketId,
        @Nullable String messageId,
        @Nullable String recipient,
        @Nullable String status,
        String reason,
        Instant at) {

    /** Whether it is given up for good: 4.x.x says that it is merely late. */
    public boolean isForGood() {
        return status == null || !status.startsWith("4");
    }
}
