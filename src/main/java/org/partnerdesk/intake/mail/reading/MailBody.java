package org.partnerdesk.intake.mail.reading;

import static java.util.Objects.requireNonNullElse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a mail's text and attachments from its parts. Of alternatives the plain one speaks, unless it is empty; every
 * other text part in sight is text too, so that nothing written is overlooked.
 */
final class MailBody {
    private static final Pattern TEXT_FILE = Pattern.compile("(?is).*\\.(?:txt|csv|tsv|log)");

    private final MailCharsets charsets;
    private final boolean forward;
    private final List<ReadText> texts = new ArrayList<>();
    private final StringBuilder html = new StringBuilder();
    private boolean formatted;
    private final List<Attachment> attachments = new ArrayList<>();

    private MailBody(MailCharsets charsets, boolean forward) {
        this.charsets = charsets;
        this.forward = forward;
    }

    /** Text with its fold, the same as formatted by the sender, and what is attached. */
    record Gathered(String text, int foldAt, @Nullable String html, List<Attachment> attachments) {}

    /** @param forward the subject says that the mail is a forward: a mail attached to it is what the sender wants read */
    static Gathered of(MimePart root, MailCharsets charsets, boolean forward) {
        MailBody body = new MailBody(charsets, forward);
        body.visit(root, true);
        return body.gathered();
    }

    private Gathered gathered() {
        StringBuilder text = new StringBuilder();
        int foldAt = -1;
        for (ReadText part : texts) {
            if (part.text().isBlank()) {
                continue;
            }
            if (!text.isEmpty()) {
                text.append("\n\n");
                foldAt = -1;
            }
            int fold = forward ? ReadText.NO_FOLD : part.foldAt();
            if (fold >= 0 && !part.text().substring(0, fold).isBlank()) {
                foldAt = text.length() + fold;
            }
            text.append(part.text());
        }
        return new Gathered(
                text.toString(),
                foldAt < 0 ? text.length() : foldAt,
                formatted ? html.toString() : null,
                List.copyOf(attachments));
    }

    private void visit(MimePart part, boolean root) {
        if (part.type().equals("multipart/alternative")) {
            alternative(part);
        } else if (part.isMultipart() && !part.children().isEmpty()) {
            part.children().forEach(child -> visit(child, false));
        } else if (part.type().startsWith("message/") && !part.children().isEmpty()) {
            enclosed(part, part.children().getFirst());
        } else if (isText(part, root)) {
            texts.add(text(part));
        } else {
            attach(part);
        }
    }

    private void alternative(MimePart part) {
        List<ReadText> best = List.of();
        String richest = "";
        for (MimePart child : part.children()) {
            MailBody option = new MailBody(charsets, forward);
            option.visit(child, false);
            attachments.addAll(option.attachments);
            boolean says = option.texts.stream().anyMatch(text -> !text.text().isBlank());
            if (says && best.isEmpty()) {
                best = option.texts;
            }
            if (option.formatted || richest.isEmpty()) {
                richest = option.html.toString();
                formatted |= option.formatted;
            }
        }
        texts.addAll(best);
        html.append(richest);
    }

    private void enclosed(MimePart part, MimePart message) {
        byte[] content = part.content();
        String subject = message.headers().first("Subject").orElse("");
        attachments.add(new Attachment(
                AttachmentName.safe(
                        Optional.ofNullable(part.writtenName()).orElse(subject.isBlank() ? null : subject + ".eml"),
                        "message.eml"),
                part.type(),
                content.length,
                hash(content),
                false,
                null,
                content,
                null));
        if (forward) {
            texts.add(new ReadText(subject, ReadText.NO_FOLD));
            visit(message, true);
        }
    }

    private static boolean isText(MimePart part, boolean root) {
        boolean readable = part.type().equals("text/plain")
                || part.type().equals("text/html")
                || part.isMultipart()
                || part.type().equals("text");
        return readable && !part.disposition().value().equals("attachment") && (root || part.writtenName() == null);
    }

    private ReadText text(MimePart part) {
        String text = readable(part);
        if (part.type().equals("text/html")) {
            formatted = true;
            html.append(text);
            ReadText read = HtmlText.read(text);
            return read.foldAt() >= 0 ? read : new ReadText(read.text(), FoldPoint.find(read.text()));
        }
        if ("flowed".equalsIgnoreCase(part.contentType().parameter("format"))) {
            text = FlowedText.unflow(
                    text, "yes".equalsIgnoreCase(part.contentType().parameter("delsp")));
        }
        if (!text.isBlank()) {
            html.append("<pre>").append(Entities.escape(text)).append("</pre>");
        }
        return new ReadText(text, FoldPoint.find(text));
    }

    private String readable(MimePart part) {
        return CleanText.of(charsets.decode(part.content(), part.charset()));
    }

    private void attach(MimePart part) {
        byte[] content = part.content();
        boolean inline = part.disposition().value().equals("inline")
                || part.headers().has("Content-ID")
                        && !part.disposition().value().equals("attachment");
        attachments.add(new Attachment(
                AttachmentName.safe(part.writtenName(), nameless(part.type())),
                part.type(),
                content.length,
                hash(content),
                inline,
                ids(part).findFirst().orElse(null),
                content,
                textOfFile(part)));
    }

    /** Programs send tables and logs as the type of whatever opens them, so the ending speaks for a file of these. */
    private @Nullable String textOfFile(MimePart part) {
        boolean named =
                TEXT_FILE.matcher(requireNonNullElse(part.writtenName(), "")).matches();
        if (!named && !part.type().startsWith("text/")) {
            return null;
        }
        String whole = readable(part);
        String text = part.type().equals("text/html") ? HtmlText.read(whole).text() : whole;
        return CleanText.of(text.substring(0, Math.min(text.length(), Attachment.TEXT_LIMIT)));
    }

    private static String nameless(String type) {
        String ending = type.substring(type.indexOf('/') + 1).replaceAll("[^a-z0-9]", "");
        return ending.isEmpty() ? "attachment" : "attachment." + ending.toLowerCase(Locale.ROOT);
    }

    private static Stream<String> ids(MimePart part) {
        return MailReader.ids(part.headers(), "Content-ID").stream();
    }

    private static String hash(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    static String sha256(byte[]... pieces) {
        MessageDigest digest = digest();
        for (byte[] piece : pieces) {
            digest.update(piece);
            digest.update("\n".getBytes(StandardCharsets.US_ASCII));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
