package org.partnerdesk.intake.mail.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Encoded-words of RFC 2047. Neighbours in one charset are joined as bytes first, since many programs cut a character
 * in two between them; blanks between neighbours are not text.
 */
final class EncodedWords {
    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]+)\\?([bBqQ])\\?([^?]*)\\?=");

    private EncodedWords() {}

    static String decode(String value) {
        if (!value.contains("=?")) {
            return value;
        }
        StringBuilder text = new StringBuilder();
        Run run = new Run();
        Matcher word = WORD.matcher(value);
        int end = 0;
        while (word.find()) {
            String between = value.substring(end, word.start());
            if (!between.isBlank() || end == 0) {
                run.flush(text);
                text.append(between);
            }
            run.add(charsetOf(word.group(1)), bytesOf(word.group(2), word.group(3)), text);
            end = word.end();
        }
        run.flush(text);
        return text.append(value, end, value.length()).toString();
    }

    /** RFC 2231 adds a language: {@code =?utf-8*en?Q?...?=}. */
    private static String charsetOf(String label) {
        int star = label.indexOf('*');
        return (star < 0 ? label : label.substring(0, star)).toLowerCase(Locale.ROOT);
    }

    private static byte[] bytesOf(String encoding, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        return encoding.equalsIgnoreCase("b")
                ? TransferEncoding.base64(bytes, 0, bytes.length)
                : TransferEncoding.quotedPrintable(bytes, 0, bytes.length, true);
    }

    private static final class Run {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private String charset = "";

        void add(String label, byte[] content, StringBuilder text) {
            if (!label.equals(charset)) {
                flush(text);
                charset = label;
            }
            bytes.writeBytes(content);
        }

        void flush(StringBuilder text) {
            text.append(MailCharsets.forLanguage(null).decode(bytes.toByteArray(), charset));
            bytes.reset();
            charset = "";
        }
    }
}
