package org.partnerdesk.intake.mail.reading;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mail as read. Nothing of its text is left out; {@code foldAt} only says where the own words end.
 *
 * @param from the first readable address of the From field; null when there is none
 * @param messageId without angle brackets; made of {@code contentHash} and ending in {@code @synthetic.invalid} when the
 *     mail carries none
 * @param inReplyTo ids without angle brackets
 * @param references ids without angle brackets, newest first
 * @param text the whole text, lines parted by {@code \n}, without NUL and lone surrogates
 * @param foldAt where quoted earlier mail begins in {@code text}; its length when nothing is folded
 * @param html the mail as its sender formatted it, not to be trusted; null when it is plain text only
 * @param contentHash SHA-256 in hex over body, From, To, Date, Subject and Message-ID, not over trace fields
 * @param report what a delivery report says; null when the mail is none
 * @param forwardOf who wrote the mail that this one forwards; null when it forwards none or that names nobody
 * @param flaw why not everything could be read, such as {@code more than 1000 parts}; null when all was
 */
public record InboundMail(
        @Nullable MailAddress from,
        List<MailAddress> to,
        List<MailAddress> cc,
        String subject,
        String messageId,
        List<String> inReplyTo,
        List<String> references,
        @Nullable Instant date,
        String text,
        int foldAt,
        @Nullable String html,
        List<Attachment> attachments,
        HeaderFields headers,
        String contentHash,
        @Nullable DeliveryReport report,
        @Nullable MailAddress forwardOf,
        @Nullable String flaw) {

    /** The text before the fold. */
    public String ownWords() {
        return text.substring(0, foldAt).strip();
    }

    /** The text behind the fold; empty when nothing is folded. */
    public String quoted() {
        return text.substring(foldAt).strip();
    }

    /** What its text attachments hold, together at most {@value Attachment#TEXT_LIMIT} characters. */
    public List<String> attachedTexts() {
        List<String> texts = new ArrayList<>();
        int room = Attachment.TEXT_LIMIT;
        for (Attachment attachment : attachments) {
            String text = requireNonNullElse(attachment.text(), "").strip();
            if (!text.isEmpty() && text.length() <= room) {
                texts.add(text);
                room -= text.length();
            }
        }
        return texts;
    }

    /** Address and id of the mailing list that passed it on. */
    public Set<String> lists() {
        return MailingList.of(headers);
    }

    /** A header's first value, decoded and unfolded. */
    public Optional<String> header(String name) {
        return headers.first(name);
    }
}
