package org.partnerdesk.intake.mail.reading;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds who wrote a mail that somebody forwards: the person whom the request is about. */
final class Forwards {
    /** As Outlook writes an address behind a name, and the stars of bold text. */
    private static final Pattern MAILTO =
            Pattern.compile("(?i)\\[mailto:([^\\]\\s]{3,320})\\]|<mailto:([^>\\s]{3,320})>");

    private Forwards() {}

    /**
     * @param announced the subject says that the mail is a forward
     * @param text of the forwarding mail, with what it forwards inline
     */
    static @Nullable MailAddress author(MimePart root, boolean announced, String text) {
        MimePart attached = announced ? attached(root) : null;
        if (attached != null) {
            return first(attached.headers().raw("From").orElse(""));
        }
        return FoldPoint.forwardedFrom(text, announced)
                .map(from -> first(MAILTO.matcher(from.replace("*", "")).replaceAll("<$1$2>")))
                .orElse(null);
    }

    private static @Nullable MimePart attached(MimePart root) {
        for (MimePart part : root.children()) {
            if (part.type().equals("message/rfc822") && !part.children().isEmpty()) {
                return part.children().getFirst();
            }
            MimePart inside = part.type().startsWith("multipart/") ? attached(part) : null;
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }

    private static @Nullable MailAddress first(String written) {
        List<MailAddress> found = AddressList.read(written);
        return found.isEmpty() ? null : found.getFirst();
    }
}
