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

    private static final Group[] ALL = Group.values();
    /** Looked up for every character that is read; asking for the script each time took most of the reading. */
    private static final byte[] BASIC = basic();

    private Letters() {}

    static Group group(int codePoint) {
        return codePoint < BASIC.length ? ALL[BASIC[codePoint]] : find(codePoint);
    }

    private static byte[] basic() {
        byte[] groups = new byte[Character.MIN_SUPPLEMENTARY_CODE_POINT];
        for (int c = 0; c < groups.length; c++) {
            groups[c] = (byte) find(c).ordinal();
        }
        return groups;
    }

    private static Group find(int codePoint) {
        if (Character.isDigit(codePoint)) {
            return Group.DIGIT;
        }
        if (!Character.isLetter(codePoint) && !isMark(codePoint)) {
            return Group.NONE;
        }
        UnicodeScript script = UnicodeScript.of(codePoint);
        if (script == UnicodeScript.ARABIC) {
            return Group.ARABIC;
        }
        return WITHOUT_BLANKS.contains(script) ? Group.BLANKLESS : Group.OTHER;
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

    /**
     * Where the run begins that ends before {@code end}: letters of one script, the one nearest to the end, with digits
     * and the ASCII characters of {@code others} among them. Gives up soon after {@code longest} characters.
     */
    static int runStart(String text, int earliest, int end, int longest, String others) {
        int start = end;
        Group script = Group.DIGIT;
        while (start > earliest && end - start <= longest) {
            int codePoint = text.codePointBefore(start);
            Group group = group(codePoint);
            if (group == Group.NONE && others.indexOf(codePoint) < 0) {
                break;
            }
            if (group != Group.NONE && group != Group.DIGIT) {
                if (script != Group.DIGIT && group != script) {
                    break;
                }
                script = group;
            }
            start -= Character.charCount(codePoint);
        }
        return start;
    }

    /** Whether letters of the two groups never belong to one word when they stand side by side. */
    static boolean part(Group left, Group right) {
        return left != right || left == Group.NONE || left == Group.BLANKLESS;
    }
}
