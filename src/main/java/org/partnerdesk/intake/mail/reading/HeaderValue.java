package org.partnerdesk.intake.mail.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value with parameters, such as Content-Type and Content-Disposition, RFC 2231's pieces put together. The extended
 * form {@code filename*} wins over {@code filename}; encoded-words, which have no right to be there, are read all the same.
 */
record HeaderValue(String value, Map<String, String> parameters) {
    static final HeaderValue NONE = new HeaderValue("", Map.of());

    private static final Pattern PARAMETER = Pattern.compile(
            ";\\s*([^=;\\s\"]+)\\s*=\\s*(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"?|([^;]*))", Pattern.DOTALL);
    /** Longer values are somebody's attack on the pattern, which needs stack for each escaped character. */
    private static final int LONGEST = 10_000;

    private static final Pattern PIECE = Pattern.compile("([^*]+)\\*(\\d{1,4})(\\*?)");

    @Nullable
    String parameter(String name) {
        return parameters.get(name);
    }

    static HeaderValue read(String whole, MailCharsets charsets) {
        String raw = whole.substring(0, Math.min(whole.length(), LONGEST));
        int semicolon = raw.indexOf(';');
        String value =
                (semicolon < 0 ? raw : raw.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
        Map<String, String> plain = new LinkedHashMap<>();
        Map<String, String> extended = new LinkedHashMap<>();
        Map<String, TreeMap<Integer, Piece>> pieces = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(raw);
        while (parameter.find()) {
            String name = parameter.group(1).toLowerCase(Locale.ROOT);
            String content = parameter.group(2) != null
                    ? parameter.group(2).replaceAll("\\\\(.)", "$1")
                    : parameter.group(3).strip();
            Matcher piece = PIECE.matcher(name);
            if (piece.matches()) {
                pieces.computeIfAbsent(piece.group(1), key -> new TreeMap<>())
                        .putIfAbsent(
                                Integer.valueOf(piece.group(2)),
                                new Piece(content, !piece.group(3).isEmpty()));
            } else if (name.endsWith("*")) {
                extended.putIfAbsent(
                        name.substring(0, name.length() - 1),
                        decode(new TreeMap<>(Map.of(0, new Piece(content, true))), charsets));
            } else {
                plain.putIfAbsent(name, EncodedWords.decode(content));
            }
        }
        pieces.forEach((name, parts) -> plain.put(name, decode(parts, charsets)));
        plain.putAll(extended);
        return new HeaderValue(value, plain);
    }

    private record Piece(String content, boolean encoded) {}

    private static String decode(TreeMap<Integer, Piece> pieces, MailCharsets charsets) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        boolean first = true;
        for (Piece piece : pieces.values()) {
            String content = piece.content();
            if (first && piece.encoded()) {
                int quote = content.indexOf('\'');
                int second = quote < 0 ? -1 : content.indexOf('\'', quote + 1);
                if (second >= 0) {
                    charset = content.substring(0, quote);
                    content = content.substring(second + 1);
                }
            }
            first = false;
            bytes.writeBytes(piece.encoded() ? percent(content) : content.getBytes(StandardCharsets.UTF_8));
        }
        return charsets.decode(bytes.toByteArray(), charset);
    }

    private static byte[] percent(String content) {
        byte[] raw = content.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
            if (raw[i] == '%' && high >= 0 && low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(raw[i]);
            }
        }
        return out.toByteArray();
    }
}
