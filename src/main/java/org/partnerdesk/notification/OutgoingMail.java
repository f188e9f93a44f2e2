package org.partnerdesk.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail on its way out.
 *
 * @param messageRef the ticket's message that it brings; null for what the desk says by itself
 * @param sender the desk's address that it comes from
 * @param replyTo the signed address that brings an answer, or a bounce, back to the ticket
 * @param mailId Message-ID without angle brackets, the same at each attempt
 * @param inReplyTo Message-ID that it answers
 * @param references Message-IDs, oldest first
 * @param automatic nobody wrote it, and it says so
 */
record OutgoingMail(
        long ticketId,
        @Nullable Long messageRef,
        Occasion occasion,
        String recipient,
        String sender,
        String senderName,
        String replyTo,
        String subject,
        String text,
        String html,
        String language,
        String mailId,
        @Nullable String inReplyTo,
        List<String> references,
        boolean automatic) {}
