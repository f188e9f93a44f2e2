package org.partnerdesk.entitlement.reading;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;

/**
 * A text made easy to read by machine, and the way back to how it was written. Folded means: NFKC, lower case, without
 * invisible format characters (bidi marks among them) and Arabic vowel signs, every line end a line feed, {@code (at)},
 * {@code (dot)} and {@code %40} as the characters they stand for.
 */
public final class Folded {
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    /** Longest run of marks normalised as one: a hostile run of a million would be sorted in quadratic time. */
    private static final int LONGEST_CLUSTER = 32;

    /** Ligatures that stand for whole phrases are left alone: one grows to 18 letters, and none is part of a key. */
    private static final int MOST_GROWTH = 4;

    private static final int BLANKS_AROUND = 3;

    private final String original;
    private final StringBuilder folded;
    private int[] starts;
    private int[] ends;
    private boolean afterSign;
    private final String text;

    private Folded(String original) {
        this.original = original;
        this.folded = new StringBuilder(original.length() + 8);
        this.starts = new int[original.length() + 8];
        this.ends = new int[original.length() + 8];
        foldAll();
        this.text = folded.toString();
    }

    /** Folds in time linear in the text's length, whatever it holds. */
    public static Folded of(String original) {
        return new Folded(original);
    }

    /** The folded text. */
    public String text() {
        return text;
    }

    /** How a stretch of the folded text was written. */
    String written(int from, int to) {
        return from >= to ? "" : original.substring(starts[from], ends[to - 1]);
    }

    /** Whether a folded letter was a capital. */
    boolean wasCapital(int index) {
        return Character.isUpperCase(original.codePointAt(starts[index]));
    }

    private void foldAll() {
        int length = original.length();
        int from = 0;
        while (from < length) {
            char c = original.charAt(from);
            boolean alone = from + 1 == length || original.charAt(from + 1) < 0x300;
            if (c < 0x80 && alone) {
                ascii(c, from);
                from++;
            } else {
                int to = clusterEnd(from);
                cluster(from, to);
                from = to;
            }
        }
    }

    private void ascii(char c, int at) {
        if (c == '\r') {
            if (at + 1 == original.length() || original.charAt(at + 1) != '\n') {
                append('\n', at, at + 1);
            }
        } else if (c == '\u000b' || c == '\f') {
            append('\n', at, at + 1);
        } else if (c >= 'A' && c <= 'Z') {
            append((char) (c + 32), at, at + 1);
        } else {
            append(c, at, at + 1);
        }
    }

    private int clusterEnd(int from) {
        int to = from + Character.charCount(original.codePointAt(from));
        while (to < original.length() && to - from < LONGEST_CLUSTER) {
            int next = original.codePointAt(to);
            if (next < 0x300 || NFKC.hasBoundaryBefore(next)) {
                break;
            }
            to += Character.charCount(next);
        }
        return to;
    }

    private void cluster(int from, int to) {
        int first = original.codePointAt(from);
        if (first < 0x80 && to - from == 1) {
            ascii((char) first, from);
            return;
        }
        if (to - from == Character.charCount(first) && NFKC.getRawDecomposition(first) == null) {
            codePoint(first, from, to);
            return;
        }
        String cluster = original.substring(from, to);
        String normal = NFKC.normalize(cluster);
        if (normal.length() > MOST_GROWTH * cluster.length()) {
            normal = cluster;
        }
        for (int i = 0; i < normal.length(); ) {
            int codePoint = normal.codePointAt(i);
            codePoint(codePoint, from, to);
            i += Character.charCount(codePoint);
        }
    }

    private void codePoint(int codePoint, int from, int to) {
        if (isInvisible(codePoint) || isArabicVowelSign(codePoint)) {
            return;
        }
        if (codePoint == 0x85 || codePoint == 0x2028 || codePoint == 0x2029) {
            append('\n', from, to);
        } else if (codePoint == 0x130) {
            // Lower-casing the Turkish capital I to a plain i would make two different addresses one.
            append('i', from, to);
            append('\u0307', from, to);
        } else {
            int lower = Character.toLowerCase(codePoint);
            if (Character.isBmpCodePoint(lower)) {
                append((char) lower, from, to);
            } else {
                append(Character.highSurrogate(lower), from, to);
                append(Character.lowSurrogate(lower), from, to);
            }
        }
    }

    private static boolean isInvisible(int codePoint) {
        return Character.getType(codePoint) == Character.FORMAT || codePoint >= 0xFE00 && codePoint <= 0xFE0F;
    }

    /** Only on an Arabic letter: elsewhere dropping a mark would make look-alikes equal. */
    private boolean isArabicVowelSign(int codePoint) {
        boolean sign = codePoint >= 0x64B && codePoint <= 0x65F
                || codePoint == 0x670
                || codePoint == 0x640
                || codePoint >= 0x6D6 && codePoint <= 0x6ED && Letters.isMark(codePoint);
        return sign && Letters.before(String.valueOf(last()), 1) == Letters.Group.ARABIC;
    }

    private char last() {
        return folded.isEmpty() ? ' ' : folded.charAt(folded.length() - 1);
    }

    private void append(char c, int from, int to) {
        if (c == ' ' && afterSign) {
            return;
        }
        afterSign = false;
        int at = folded.length();
        if (at == starts.length) {
            starts = Arrays.copyOf(starts, at * 2);
            ends = Arrays.copyOf(ends, at * 2);
        }
        folded.append(c);
        starts[at] = from;
        ends[at] = to;
        if (c == ')' || c == ']' || c == '}') {
            spelledOut("at", '@', to);
            spelledOut("dot", '.', to);
        } else if (c == '0' && endsWith("%40")) {
            replaceTail(3, '@', to);
        }
    }

    private void spelledOut(String word, char sign, int to) {
        int open = folded.length() - word.length() - 2;
        if (open > 0 && "([{".indexOf(folded.charAt(open)) >= 0 && folded.indexOf(word, open + 1) == open + 1) {
            int tail = word.length() + 2;
            for (int i = 0; i < BLANKS_AROUND && open - i > 0 && folded.charAt(open - i - 1) == ' '; i++) {
                tail++;
            }
            replaceTail(tail, sign, to);
            afterSign = true;
        }
    }

    private boolean endsWith(String tail) {
        int from = folded.length() - tail.length();
        return from >= 0 && folded.indexOf(tail, from) == from;
    }

    private void replaceTail(int length, char sign, int to) {
        int at = folded.length() - length;
        folded.setLength(at);
        folded.append(sign);
        ends[at] = to;
    }
}
