package org.partnerdesk.parts;

import org.jspecify.annotations.Nullable;

/**
 * A file of a message, as {@code pub_message} lists it.
 *
 * @param type by what its bytes and name say
 * @param size in bytes
 * @param inline shown inside the text rather than beside it
 * @param contentId what {@code cid:} in the message's HTML names it by
 */
public record FileRow(
        String name,
        String type,
        long size,
        String sha256,
        boolean inline,
        @Nullable String contentId) {}
