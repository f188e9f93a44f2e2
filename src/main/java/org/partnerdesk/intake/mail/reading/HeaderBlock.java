package org.partnerdesk.intake.mail.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits bytes into header fields and body. Lines end with CRLF, LF or CR. Blank lines and an mbox line in front, and
 * lines without a colon, are read past, as real mail has them all.
 */
final class HeaderBlock {
    private final byte[] raw;
    private final int end;
    private int at;
    private final List<HeaderFields.Field> fields = new ArrayList<>();

    private HeaderBlock(byte[] raw, int start, int end) {
        this.raw = raw;
        this.at = start;
        this.end = end;
    }

    /** The fields and where the body begins. */
    record Parsed(HeaderFields fields, int bodyAt) {}

    static Parsed read(byte[] raw, int start, int end, boolean outermost, MailCharsets charsets) {
        HeaderBlock block = new HeaderBlock(raw, start, end);
        if (outermost) {
            block.skipBlankLines();
        }
        block.readFields();
        return new Parsed(new HeaderFields(block.fields, charsets), block.at);
    }

    private void skipBlankLines() {
        while (at < end && (raw[at] == '\r' || raw[at] == '\n')) {
            at++;
        }
    }

    private void readFields() {
        while (at < end) {
            int lineEnd = lineEnd(raw, at, end);
            if (lineEnd == at) {
                at = nextLine(raw, lineEnd, end);
                return;
            }
            readField(lineEnd);
        }
    }

    private void readField(int firstLineEnd) {
        int colon = at;
        while (colon < firstLineEnd && raw[colon] != ':') {
            colon++;
        }
        String name = new String(raw, at, colon - at, StandardCharsets.ISO_8859_1).strip();
        boolean isField = colon < firstLineEnd && isName(name);
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(raw, Math.min(colon + 1, firstLineEnd), Math.max(0, firstLineEnd - colon - 1));
        at = nextLine(raw, firstLineEnd, end);
        while (at < end && (raw[at] == ' ' || raw[at] == '\t')) {
            int lineEnd = lineEnd(raw, at, end);
            value.write(raw, at, lineEnd - at);
            at = nextLine(raw, lineEnd, end);
        }
        if (isField) {
            fields.add(new HeaderFields.Field(name, value.toByteArray()));
        }
    }

    /** RFC 5322: printable ASCII but the colon. A mbox line "From a@b Mon 10:00" has blanks in front of its colon. */
    private static boolean isName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c > 32 && c < 127);
    }

    static int lineEnd(byte[] raw, int from, int end) {
        int i = from;
        while (i < end && raw[i] != '\n' && raw[i] != '\r') {
            i++;
        }
        return i;
    }

    static int nextLine(byte[] raw, int lineEnd, int end) {
        if (lineEnd < end && raw[lineEnd] == '\r' && lineEnd + 1 < end && raw[lineEnd + 1] == '\n') {
            return lineEnd + 2;
        }
        return Math.min(lineEnd + 1, end);
    }
}
