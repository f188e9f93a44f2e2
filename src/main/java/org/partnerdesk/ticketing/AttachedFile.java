package org.partnerdesk.ticketing;

import org.jspecify.annotations.Nullable;

/**
 * A file that comes with a message.
 *
 * @param name safe to show and to save under
 * @param type as its sender calls it; what is kept is what its bytes and name say
 * @param sha256 of the content, in hex
 * @param inline shown inside the text rather than beside it
 * @param contentId what {@code cid:} in the message's HTML names it by
 */
public record AttachedFile(
        String name,
        String type,
        String sha256,
        boolean inline,
        @Nullable String contentId,
        byte[] content) {}
