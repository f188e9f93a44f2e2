package org.partnerdesk.intake.mail.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code multipart/report} (RFC 6522). */
final class Reports {
    private Reports() {}

    static @Nullable DeliveryReport read(MimePart root) {
        if (!root.type().equals("multipart/report")) {
            return null;
        }
        String type = Optional.ofNullable(root.contentType().parameter("report-type"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        HeaderFields perRecipient = null;
        String originalId = null;
        for (MimePart part : root.children()) {
            if (part.type().startsWith("message/") && part.type().endsWith("-status")) {
                perRecipient = lastBlock(part);
            } else if (part.type().equals("text/rfc822-headers")) {
                originalId = firstId(fields(part.content(), 0));
            } else if (!part.children().isEmpty()) {
                originalId = firstId(part.children().getFirst().headers());
            }
        }
        if (perRecipient == null) {
            return new DeliveryReport(type, null, null, null, originalId);
        }
        return new DeliveryReport(
                type,
                perRecipient
                        .first("Action")
                        .map(s -> s.toLowerCase(Locale.ROOT))
                        .orElse(null),
                perRecipient.first("Status").orElse(null),
                recipient(perRecipient),
                originalId);
    }

    /** The first block is about the message, those behind it about its recipients (RFC 3464 section 2.1). */
    private static HeaderFields lastBlock(MimePart part) {
        byte[] content = part.content();
        HeaderBlock.Parsed block = HeaderBlock.read(content, 0, content.length, true, MailCharsets.forLanguage(null));
        HeaderFields fields = block.fields();
        while (block.bodyAt() < content.length && !fields.has("Action")) {
            block = HeaderBlock.read(content, block.bodyAt(), content.length, true, MailCharsets.forLanguage(null));
            fields = block.fields();
        }
        return fields;
    }

    private static HeaderFields fields(byte[] content, int from) {
        return HeaderBlock.read(content, from, content.length, true, MailCharsets.forLanguage(null))
                .fields();
    }

    private static @Nullable String recipient(HeaderFields fields) {
        String written = fields.first("Original-Recipient")
                .or(() -> fields.first("Final-Recipient"))
                .orElse("");
        return AddressList.email(written.substring(written.indexOf(';') + 1)).orElse(null);
    }

    private static @Nullable String firstId(HeaderFields fields) {
        List<String> ids = MailReader.ids(fields, "Message-ID");
        return ids.isEmpty() ? null : ids.getFirst();
    }
}
