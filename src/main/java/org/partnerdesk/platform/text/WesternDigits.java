package org.partnerdesk.platform.text;

/** Digits of any script, as people type identifiers, in the ones that identifiers are kept in. */
public final class WesternDigits {
    private WesternDigits() {}

    /** The same text with every decimal digit as one of 0-9. */
    public static String of(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        StringBuilder western = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> western.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return western.toString();
    }
}
