package org.partnerdesk.intake.mail.reading;

import org.jspecify.annotations.Nullable;

/**
 * A part of a mail that is not its text.
 *
 * @param name safe to show and to save under, never empty
 * @param type media type in lower case, such as {@code application/pdf}
 * @param size in bytes, decoded
 * @param inline shown inside the text rather than beside it
 * @param contentId what {@code cid:} in the HTML names it by, without angle brackets
 * @param text the content of a text part, cut at {@value #TEXT_LIMIT} characters; null for others
 */
public record Attachment(
        String name,
        String type,
        long size,
        String sha256,
        boolean inline,
        @Nullable String contentId,
        byte[] content,
        @Nullable String text) {
    static final int TEXT_LIMIT = 100_000;
}
