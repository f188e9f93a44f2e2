package org.partnerdesk.intake.mail.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text the way mail needs it: labels mean what the WHATWG Encoding Standard says, and bytes that are valid
 * UTF-8 are UTF-8 whatever a single-byte label claims. Without a usable label the mailbox's language decides.
 */
final class MailCharsets {
    private static final Charset LATIN = Charset.forName("windows-1252");

    /** Labels that Java reads otherwise than the WHATWG standard, or does not know. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("ascii", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ansi_x3.4-1968", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("latin5", "windows-1254"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601-1989", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("korean", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("iso-2022-jp-ms", "x-windows-iso2022jp"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("tis620", "x-windows-874"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("iso8859-11", "x-windows-874"),
            Map.entry("dos-874", "x-windows-874"),
            Map.entry("cp874", "x-windows-874"),
            Map.entry("windows-874", "x-windows-874"),
            Map.entry("cp1256", "windows-1256"),
            Map.entry("x-cp1256", "windows-1256"),
            Map.entry("arabic", "ISO-8859-6"),
            Map.entry("asmo-708", "ISO-8859-6"),
            Map.entry("iso-8859-6-e", "ISO-8859-6"),
            Map.entry("iso-8859-6-i", "ISO-8859-6"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("unicode", "UTF-16LE"));

    private final Charset fallback;

    private MailCharsets(Charset fallback) {
        this.fallback = fallback;
    }

    /** For a mailbox whose partners write in this language; null: in any. */
    static MailCharsets forLanguage(@Nullable String language) {
        return new MailCharsets(
                switch (language == null ? "" : language) {
                    case "th" -> Charset.forName("x-windows-874");
                    case "ar" -> Charset.forName("windows-1256");
                    default -> LATIN;
                });
    }

    /** The charset a label means; empty for unknown ones and for UTF-7, which hides text from every filter. */
    static Optional<Charset> named(String label) {
        String known = label.strip().toLowerCase(Locale.ROOT);
        try {
            String name = LABELS.getOrDefault(known, known);
            return name.isEmpty() || name.contains("utf-7") ? Optional.empty() : Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** Text of bytes that carry a label; null or an unknown label is none. */
    String decode(byte[] bytes, @Nullable String label) {
        Charset charset = label == null ? null : named(label).orElse(null);
        if (charset == null) {
            return decodeUnlabelled(bytes);
        }
        if (StandardCharsets.UTF_8.equals(charset)) {
            return mostlyUtf8(bytes) ? new String(bytes, StandardCharsets.UTF_8) : new String(bytes, fallback);
        }
        if (isSingleByte(charset)) {
            return strictUtf8(bytes).orElseGet(() -> new String(bytes, charset));
        }
        return new String(bytes, charset);
    }

    /** Text of bytes that carry no label. */
    String decodeUnlabelled(byte[] bytes) {
        return strictUtf8(bytes)
                .orElseGet(() ->
                        mostlyUtf8(bytes) ? new String(bytes, StandardCharsets.UTF_8) : new String(bytes, fallback));
    }

    private static boolean isSingleByte(Charset charset) {
        return charset.newDecoder().maxCharsPerByte() == 1f
                && charset.canEncode()
                && charset.newEncoder().maxBytesPerChar() == 1f;
    }

    private static Optional<String> strictUtf8(byte[] bytes) {
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A text cut or hurt in one place is still UTF-8: more multi-byte characters than damaged places say so. */
    private static boolean mostlyUtf8(byte[] bytes) {
        int damaged = 0;
        int wide = 0;
        String text = new String(bytes, StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\uFFFD') {
                damaged++;
            } else if (c > 127) {
                wide++;
            }
        }
        return damaged == 0 || wide > 4 * damaged;
    }
}
