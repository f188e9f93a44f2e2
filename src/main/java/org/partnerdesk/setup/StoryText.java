package org.partnerdesk.setup;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills the slots of a text. */
final class StoryText {
    private static final Pattern SLOT = Pattern.compile("\\{([a-zA-Z]+)}");

    private StoryText() {}

    /**
     * Every {@code {name}} gives way to its detail, whose own slots are filled too.
     *
     * @throws IllegalArgumentException when a slot has no detail
     */
    static String fill(String text, Map<String, String> details) {
        Matcher slot = SLOT.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (slot.find()) {
            String detail = details.get(slot.group(1));
            if (detail == null) {
                throw new IllegalArgumentException("Nothing is known for {" + slot.group(1) + "} in: " + text);
            }
            slot.appendReplacement(filled, Matcher.quoteReplacement(fill(detail, details)));
        }
        return slot.appendTail(filled).toString().strip();
    }

    /** The digits as people write them in a language: Arabic-Indic or Thai. */
    static String digits(String number, String language) {
        int zero = switch (language) {
            case "ar" -> '\u0660';
            case "th" -> '\u0E50';
            default -> '0';
        };
        return number.chars()
                .map(c -> c >= '0' && c <= '9' ? zero + c - '0' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
