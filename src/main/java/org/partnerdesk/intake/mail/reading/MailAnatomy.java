package org.partnerdesk.intake.mail.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/**
 * What stands in a mail.
 *
 * @param headers of the mail itself, decoded, in their order, at most 200
 * @param root the tree of its parts, of which at most 200 are told
 * @param cut whether there is more than is told
 */
@NamedInterface("mail")
public record MailAnatomy(List<Header> headers, Part root, boolean cut) {
    private static final int MOST = 200;

    /** A header line. */
    public record Header(String name, String value) {}

    /**
     * A part.
     *
     * @param name the file name that its sender gave, made safe; null when there is none
     * @param size bytes as they came, still encoded
     */
    public record Part(String type, @Nullable String name, long size, List<Part> parts) {}

    /** Reads a mail for people to look at; never throws. @param raw as SMTP delivered it */
    public static MailAnatomy of(byte[] raw) {
        MimePart.Tree tree = MimePart.read(raw, MailCharsets.forLanguage(null));
        int[] left = {MOST};
        List<Header> headers = tree.root().headers().lines(MOST + 1);
        Part root = part(tree.root(), left);
        return new MailAnatomy(
                headers.subList(0, Math.min(MOST, headers.size())),
                root,
                headers.size() > MOST || left[0] < 0 || tree.flaw() != null);
    }

    private static Part part(MimePart part, int[] left) {
        left[0]--;
        List<Part> inside = new ArrayList<>();
        for (MimePart child : part.children()) {
            if (left[0] <= 0) {
                left[0] = -1;
                break;
            }
            inside.add(part(child, left));
        }
        String written = part.writtenName();
        return new Part(
                CleanText.of(part.type()),
                written == null ? null : AttachmentName.safe(written, part.type()),
                (long) part.end() - part.bodyAt(),
                inside);
    }
}
