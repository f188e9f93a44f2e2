package org.partnerdesk.entitlement.reading;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Which letters stand together in one word. */
final class Letters {
    /** Scripts as far as word borders go. */
    enum Group {
        /** No part of a word. */
        NONE,
        DIGIT,
        ARABIC,
        /** A script written without blanks: any letter may begin or end a word. */
        BLANKLESS,
        OTHER
    }

    private static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.JAVANESE,
            UnicodeScript.BALINESE,
            UnicodeScript.TAI_LE,
            UnicodeScript.NEW_TAI_LUE,
            UnicodeScript.TAI_THAM,
            UnicodeScript.TAI_VIET);

    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.COMBINING_SPACING_MARK | 1 << Character.ENCLOSING_MARK;

    private Letters() {}

    static Group group(int codePoint) {
        if (codePoint < 0x80) {
            return asciiGroup(codePoint);
        }
        if (Character.isDigit(codePoint)) {
            return Group.DIGIT;
        }
        if (!Character.isLetter(codePoint) && !isMark(codePoint)) {
            return Group.NONE;
        }
        if (codePoint < 0x590) {
            return Group.OTHER;
        }
        UnicodeScript script = UnicodeScript.of(codePoint);
        if (script == UnicodeScript.ARABIC) {
            return Group.ARABIC;
        }
        return WITHOUT_BLANKS.contains(script) ? Group.BLANKLESS : Group.OTHER;
    }

    private static Group asciiGroup(int c) {
        if (c >= '0' && c <= '9') {
            return Group.DIGIT;
        }
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' ? Group.OTHER : Group.NONE;
    }

    static boolean isMark(int codePoint) {
        return (1 << Character.getType(codePoint) & MARKS) != 0;
    }

    /** The group before {@code index}; none at the beginning. */
    static Group before(String text, int index) {
        return index <= 0 ? Group.NONE : group(text.codePointBefore(index));
    }

    /** The group at {@code index}; none at the end. */
    static Group at(String text, int index) {
        return index >= text.length() ? Group.NONE : group(text.codePointAt(index));
    }

    /** Whether letters of the two groups never belong to one word when they stand side by side. */
    static boolean part(Group left, Group right) {
        return left != right || left == Group.NONE || left == Group.BLANKLESS;
    }
}
