package org.partnerdesk.intake.mail.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The header fields of a mail or of one of its parts, in their order, values unfolded but not yet decoded. */
public final class HeaderFields {
    private static final int LONGEST_TEXT = 50_000;
    private static final int LONGEST_VALUE = 2_000;

    private final List<Field> fields;
    private final MailCharsets charsets;

    record Field(String name, byte[] value) {}

    HeaderFields(List<Field> fields, MailCharsets charsets) {
        this.fields = fields;
        this.charsets = charsets;
    }

    /** The first field of this name, decoded by RFC 2047, raw 8-bit bytes read as text; empty when absent. */
    public Optional<String> first(String name) {
        return raw(name).map(HeaderFields::readable);
    }

    /** Every field of this name, decoded. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                values.add(readable(charsets.decodeUnlabelled(field.value())));
            }
        }
        return values;
    }

    /** Every field on a line of its own, name and decoded value; at most some 100,000 characters. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Field field : fields) {
            if (text.length() > LONGEST_TEXT) {
                break;
            }
            String value = readable(charsets.decodeUnlabelled(field.value()));
            text.append(field.name())
                    .append(": ")
                    .append(value, 0, Math.min(value.length(), LONGEST_TEXT))
                    .append('\n');
        }
        return CleanText.of(text.toString());
    }

    /** Fields in their order, decoded, values shortened to some 2,000 characters. @param most how many */
    List<MailAnatomy.Header> lines(int most) {
        return fields.stream()
                .limit(most)
                .map(field -> {
                    String value = readable(charsets.decodeUnlabelled(field.value()));
                    return new MailAnatomy.Header(
                            CleanText.of(field.name()),
                            value.length() <= LONGEST_VALUE
                                    ? value
                                    : CleanText.of(value.substring(0, LONGEST_VALUE)) + '…');
                })
                .toList();
    }

    /** Whether a field of this name is there, whatever it says. */
    public boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equalsIgnoreCase(name));
    }

    private static String readable(String value) {
        return CleanText.of(EncodedWords.decode(value)).strip();
    }

    /** The first field of this name as text, encoded-words left as they are. */
    Optional<String> raw(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(charsets.decodeUnlabelled(field.value()));
            }
        }
        return Optional.empty();
    }

    /** The bytes of the first field of this name; none when absent. */
    byte[] bytes(String name) {
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.value();
            }
        }
        return new byte[0];
    }

    /** Reads a value with parameters, such as Content-Type. */
    HeaderValue value(String name) {
        return raw(name).map(value -> HeaderValue.read(value, charsets)).orElse(HeaderValue.NONE);
    }

    /** The first token of a field in lower case, comments and parameters left out; empty when absent. */
    public String token(String name) {
        String value = raw(name).orElse("").replaceAll("\\([^()]*\\)", " ").strip();
        int end = 0;
        while (end < value.length() && value.charAt(end) != ';' && !Character.isWhitespace(value.charAt(end))) {
            end++;
        }
        return value.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
