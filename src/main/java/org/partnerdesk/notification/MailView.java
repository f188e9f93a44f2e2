package org.partnerdesk.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail of the outbox as a page shows it.
 *
 * @param ticketNumber such as {@code PD-10482}
 * @param sender the desk's address, with {@code senderName} as the name shown
 * @param html a whole document of our own making; what people wrote in it is escaped
 * @param language of the mail: {@code en}, {@code ar} or {@code th}
 * @param lastError why it was not sent (yet), or what was said when it came back
 * @param suppression why the desk itself did not send it
 */
public record MailView(
        long id,
        long ticketId,
        String ticketNumber,
        String recipient,
        String sender,
        String senderName,
        String replyTo,
        String subject,
        String text,
        String html,
        String language,
        String mailId,
        boolean automatic,
        State state,
        Instant createdAt,
        @Nullable Instant sentAt,
        @Nullable String lastError,
        @Nullable Suppression suppression) {

    /** Whether it may be sent again. */
    public boolean isFailed() {
        return state.isFailed();
    }

    /** Where a mail is on its way. */
    public enum State {
        QUEUED,
        /** The relay took it. */
        SENT,
        /** It was never meant to leave: there is no relay, or the past was being lived through again. */
        KEPT,
        /** It cannot be sent. */
        REFUSED,
        /** The relay took it, and it came back. */
        BOUNCED,
        /** Nobody wrote it, and the desk did not send it: {@link Suppression} says why. */
        SUPPRESSED,
        /** Its author took it back before it left. */
        WITHDRAWN;

        /** Whether it did not reach anybody, so that it may be worth another attempt. */
        public boolean isFailed() {
            return this == REFUSED || this == BOUNCED || this == SUPPRESSED;
        }
    }
}
