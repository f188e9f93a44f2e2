package org.partnerdesk.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as programs see it.
 *
 * @param audience public or internal
 * @param body the whole text
 * @param foldAt where earlier, quoted mail begins in {@code body}, in UTF-16 units; null when nowhere
 * @param html as its sender formatted it, sanitised, without images from elsewhere; null when it is plain text only
 * @param messageId of the mail it came by or went out as, without angle brackets
 * @param delivery of the mail it went out as: queued, sent, refused or bounced; null when it went by none
 * @param deliveryReason why it was refused, came back or is late
 */
record MessageBody(
        String id,
        String author,
        String audience,
        String channel,
        String body,
        @Nullable Integer foldAt,
        @Nullable String html,
        List<File> attachments,
        boolean automatic,
        @Nullable String messageId,
        @Nullable String delivery,
        @Nullable String deliveryReason,
        Instant at) {

    /**
     * @param type by what its bytes and name say
     * @param size in bytes
     * @param sha256 of its content; {@code /api/v1/tickets/{number}/attachments/{sha256}} is the file itself
     */
    record File(String name, String type, long size, String sha256, boolean inline) {}
}
