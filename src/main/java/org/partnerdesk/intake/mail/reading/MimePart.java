package org.partnerdesk.intake.mail.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A part of a mail, its bytes left where they are.
 *
 * @param type media type in lower case
 * @param children of a multipart or of an enclosed message
 */
record MimePart(
        HeaderFields headers,
        String type,
        HeaderValue contentType,
        byte[] source,
        int bodyAt,
        int end,
        List<MimePart> children) {
    private static final int MAX_DEPTH = 100;
    private static final int MAX_PARTS = 1000;

    /** The tree, and why it is not the whole one. */
    record Tree(MimePart root, @Nullable String flaw) {}

    static Tree read(byte[] raw, MailCharsets charsets) {
        Walk walk = new Walk(charsets);
        MimePart root = walk.part(raw, 0, raw.length, 0, "text/plain");
        return new Tree(root, walk.flaw);
    }

    byte[] content() {
        return TransferEncoding.decode(headers.token("Content-Transfer-Encoding"), source, bodyAt, end);
    }

    boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    /** The file name the sender gave, as written. */
    @Nullable
    String writtenName() {
        String name = disposition().parameter("filename");
        return name != null ? name : contentType.parameter("name");
    }

    HeaderValue disposition() {
        return headers.value("Content-Disposition");
    }

    private static final class Walk {
        private final MailCharsets charsets;
        private int parts;
        private @Nullable String flaw;

        Walk(MailCharsets charsets) {
            this.charsets = charsets;
        }

        MimePart part(byte[] raw, int start, int end, int depth, String defaultType) {
            parts++;
            HeaderBlock.Parsed block = HeaderBlock.read(raw, start, end, depth == 0, charsets);
            HeaderValue contentType = block.fields().value("Content-Type");
            String type = contentType.value().matches("[^/\\s]+/[^/\\s]+") ? contentType.value() : defaultType;
            MimePart leaf = new MimePart(block.fields(), type, contentType, raw, block.bodyAt(), end, List.of());
            if (depth >= MAX_DEPTH) {
                flaw = "more than " + MAX_DEPTH + " levels";
                return leaf;
            }
            if (leaf.isMultipart()) {
                return leaf.with(multipart(leaf, depth));
            }
            if (type.equals("message/rfc822") || type.equals("message/global")) {
                byte[] inner = leaf.content();
                return leaf.with(List.of(part(inner, 0, inner.length, depth + 1, "text/plain")));
            }
            return leaf;
        }

        private List<MimePart> multipart(MimePart parent, int depth) {
            String defaultType = parent.type.equals("multipart/digest") ? "message/rfc822" : "text/plain";
            List<MimePart> children = new ArrayList<>();
            for (int[] range : ranges(parent)) {
                if (parts >= MAX_PARTS) {
                    flaw = "more than " + MAX_PARTS + " parts";
                    break;
                }
                children.add(part(parent.source, range[0], range[1], depth + 1, defaultType));
            }
            return children;
        }

        /** Where the parts stand between the boundary lines; a missing last boundary ends with the parent. */
        private static List<int[]> ranges(MimePart parent) {
            byte[] raw = parent.source;
            byte[] delimiter = boundary(parent);
            List<int[]> ranges = new ArrayList<>();
            int start = -1;
            int at = parent.bodyAt;
            while (delimiter.length > 0 && at < parent.end) {
                int lineEnd = HeaderBlock.lineEnd(raw, at, parent.end);
                int match = delimits(raw, at, lineEnd, delimiter);
                if (match != 0) {
                    if (start >= 0) {
                        ranges.add(new int[] {start, beforeLineBreak(raw, start, at)});
                    }
                    start = match == 1 ? HeaderBlock.nextLine(raw, lineEnd, parent.end) : -1;
                    if (match == 2 || ranges.size() > MAX_PARTS) {
                        return ranges;
                    }
                }
                at = HeaderBlock.nextLine(raw, lineEnd, parent.end);
            }
            if (start >= 0) {
                ranges.add(new int[] {start, parent.end});
            }
            return ranges;
        }

        /** 1 for a delimiter line, 2 for the closing one, else 0. */
        private static int delimits(byte[] raw, int from, int lineEnd, byte[] delimiter) {
            if (lineEnd - from < delimiter.length
                    || !Arrays.equals(raw, from, from + delimiter.length, delimiter, 0, delimiter.length)) {
                return 0;
            }
            String rest = new String(
                            raw,
                            from + delimiter.length,
                            lineEnd - from - delimiter.length,
                            StandardCharsets.ISO_8859_1)
                    .strip();
            return rest.isEmpty() ? 1 : rest.equals("--") ? 2 : 0;
        }

        /** The line break in front of a delimiter belongs to the delimiter (RFC 2046 section 5.1.1). */
        private static int beforeLineBreak(byte[] raw, int start, int at) {
            int end = at;
            if (end > start && raw[end - 1] == '\n') {
                end--;
            }
            if (end > start && raw[end - 1] == '\r') {
                end--;
            }
            return end;
        }

        /** Without a boundary in the header the first line that looks like one is it. */
        private static byte[] boundary(MimePart parent) {
            String named = parent.contentType.parameter("boundary");
            if (named != null && !named.isBlank()) {
                return ("--" + named.stripTrailing()).getBytes(StandardCharsets.UTF_8);
            }
            int at = parent.bodyAt;
            while (at < parent.end) {
                int lineEnd = HeaderBlock.lineEnd(parent.source, at, parent.end);
                String line = new String(parent.source, at, Math.min(lineEnd - at, 80), StandardCharsets.ISO_8859_1);
                if (line.matches("--[^\\s]{3,70}\\s*")) {
                    return line.strip().getBytes(StandardCharsets.ISO_8859_1);
                }
                at = HeaderBlock.nextLine(parent.source, lineEnd, parent.end);
            }
            return new byte[0];
        }
    }

    private MimePart with(List<MimePart> inside) {
        return new MimePart(headers, type, contentType, source, bodyAt, end, inside);
    }

    /** The charset the part names, if any. */
    @Nullable
    String charset() {
        String label = contentType.parameter("charset");
        return label == null ? null : label.toLowerCase(Locale.ROOT);
    }
}
