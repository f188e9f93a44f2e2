package org.partnerdesk.intake.mail.reading;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads mail: bytes in, a record out. It never throws and always ends, whatever the bytes are. */
public final class MailReader {
    private static final Pattern ID_IN_BRACKETS = Pattern.compile("<\\s*([^<>\\s]{1,900})\\s*>");
    private static final Pattern ID_BARE = Pattern.compile("[^<>\\s,;\"]{1,450}@[^<>\\s,;\"]{1,450}");
    private static final Pattern FORWARD_SUBJECT =
            Pattern.compile("(?iu)\\s*(fwd?|wg|tr|rv|doorst|i|إعادة توجيه|تحويل|ส่งต่อ)\\s*[:：].*", Pattern.DOTALL);

    private MailReader() {}

    /**
     * @param raw as SMTP delivered it
     * @param language of the mailbox it came to, for bytes that no label explains; null when it has none of its own
     */
    public static InboundMail read(byte[] raw, @Nullable String language) {
        MailCharsets charsets = MailCharsets.forLanguage(language);
        MimePart.Tree tree = MimePart.read(raw, charsets);
        MimePart root = tree.root();
        HeaderFields headers = root.headers();
        String subject = oneLine(headers.first("Subject").orElse(""));
        MailBody.Gathered body = MailBody.of(root, charsets, isForward(subject));
        String hash = contentHash(root);
        List<String> ids = ids(headers, "Message-ID");
        List<MailAddress> from = addresses(headers, "From");
        return new InboundMail(
                from.isEmpty() ? null : from.getFirst(),
                addresses(headers, "To"),
                addresses(headers, "Cc"),
                subject,
                ids.isEmpty() ? hash.substring(0, 40) + "@synthetic.invalid" : ids.getFirst(),
                ids(headers, "In-Reply-To"),
                ids(headers, "References").reversed(),
                date(headers),
                body.text(),
                body.foldAt(),
                body.html(),
                body.attachments(),
                headers,
                hash,
                Reports.read(root),
                Forwards.author(root, isForward(subject), body.text()),
                tree.flaw());
    }

    /** Whether a subject says that the mail is a forward, in any of the languages that mail programs write it in. */
    static boolean isForward(String subject) {
        return FORWARD_SUBJECT.matcher(subject).matches();
    }

    /** An envelope's or a header's single address in its normal form. */
    public static Optional<String> email(String written) {
        return AddressList.email(written);
    }

    private static List<MailAddress> addresses(HeaderFields headers, String name) {
        return headers.raw(name).map(AddressList::read).orElse(List.of());
    }

    static List<String> ids(HeaderFields headers, String name) {
        String value = headers.raw(name).orElse("");
        Set<String> ids = new LinkedHashSet<>();
        Matcher bracketed = ID_IN_BRACKETS.matcher(value);
        while (bracketed.find()) {
            ids.add(CleanText.of(bracketed.group(1)));
        }
        if (ids.isEmpty()) {
            Matcher bare = ID_BARE.matcher(value);
            while (bare.find()) {
                ids.add(CleanText.of(bare.group()));
            }
        }
        return new ArrayList<>(ids);
    }

    private static String oneLine(String value) {
        return CleanText.of(value).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private static String contentHash(MimePart root) {
        HeaderFields headers = root.headers();
        return MailBody.sha256(
                headers.bytes("From"),
                headers.bytes("To"),
                headers.bytes("Date"),
                headers.bytes("Subject"),
                headers.bytes("Message-ID"),
                Arrays.copyOfRange(root.source(), root.bodyAt(), root.end()));
    }

    private static @Nullable Instant date(HeaderFields headers) {
        try {
            Date date = new MailDateFormat().parse(headers.first("Date").orElse(""));
            return date == null ? null : date.toInstant();
        } catch (ParseException | RuntimeException e) {
            return null;
        }
    }
}
