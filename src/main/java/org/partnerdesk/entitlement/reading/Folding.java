package org.partnerdesk.entitlement.reading;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.util.BitSet;

/** What becomes of single characters; looked up, since asking for each took most of the time of reading. */
final class Folding {
    static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    private static final int NO = 0;
    private static final char[] PLAIN = new char[Character.MIN_SUPPLEMENTARY_CODE_POINT];
    private static final BitSet JOINS = new BitSet();

    static {
        for (char c = 1; c < Character.MAX_VALUE; c++) {
            if (isPlain(c)) {
                PLAIN[c] = (char) Character.toLowerCase((int) c);
            }
            JOINS.set(c, Character.isSurrogate(c) || c >= 0x300 && !NFKC.hasBoundaryBefore(c));
        }
    }

    private Folding() {}

    /** The lower-case form of a character that needs nothing else; 0 of all others. */
    static char plain(char c) {
        return PLAIN[c];
    }

    /** Whether a character may become one with what stands before it. */
    static boolean joins(char c) {
        return c >= 0x300 && JOINS.get(c);
    }

    /** Whether NFKC changes a character that stands by itself. */
    static boolean decomposes(int codePoint) {
        return UCharacter.getIntPropertyValue(codePoint, UProperty.NFKC_QUICK_CHECK) == NO;
    }

    static boolean isInvisible(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT || codePoint >= 0xFE00 && codePoint <= 0xFE0F;
    }

    static boolean isLineEnd(int codePoint) {
        return codePoint >= 0xB && codePoint <= 0xD || codePoint == 0x85 || codePoint == 0x2028 || codePoint == 0x2029;
    }

    static boolean isArabicVowelSign(int codePoint) {
        return codePoint >= 0x64B && codePoint <= 0x65F
                || codePoint == 0x670
                || codePoint == 0x640
                || codePoint >= 0x6D6 && codePoint <= 0x6ED && Letters.isMark(codePoint);
    }

    private static boolean isPlain(char c) {
        return !Character.isSurrogate(c)
                && !isLineEnd(c)
                && !isInvisible(c)
                && !isArabicVowelSign(c)
                && c != 0x130
                && Character.isBmpCodePoint(Character.toLowerCase((int) c))
                && !decomposes(c);
    }
}
