package org.partnerdesk.entitlement.reading;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.partnerdesk.entitlement.reading.Letters.Group;

/**
 * A text made easy to read by machine, and the way back to how it was written. Folded means: NFKC, lower case, without
 * invisible format characters (bidi marks among them) and Arabic vowel signs, every line end a line feed, {@code (at)},
 * {@code (dot)} and {@code %40} as the characters they stand for.
 */
public final class Folded {
    /** Longest run of marks taken as one. */
    private static final int LONGEST_CLUSTER = 32;

    /** A character with more marks than any language sets is left as it is: sorting them takes its time. */
    private static final int LONGEST_NORMALISED = 8;

    /** Ligatures that stand for whole phrases are left alone: one grows to 18 letters, and none is part of a key. */
    private static final int MOST_GROWTH = 4;

    private static final int BLANKS_AROUND = 3;

    private final String original;
    private final Map<String, String> normalised = new HashMap<>();
    private final BitSet capitals = new BitSet();
    private final BitSet wordStarts;
    private final String text;
    private char[] folded;
    private int[] starts;
    private int[] ends;
    private int length;
    private boolean afterSign;

    private Folded(String original) {
        this.original = original;
        int room = original.length() + 8;
        this.folded = new char[room];
        this.starts = new int[room];
        this.ends = new int[room];
        foldAll();
        this.text = new String(folded, 0, length);
        this.wordStarts = findWordStarts();
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
        return from >= to ? "" : original.substring(start(from), end(to));
    }

    /** Where in the text as written a folded character begins. */
    int start(int index) {
        return starts[index];
    }

    /** Where in the text as written the character before a folded position ends. */
    int end(int index) {
        return ends[index - 1];
    }

    /** Whether a folded letter was a capital. */
    boolean wasCapital(int index) {
        return capitals.get(index);
    }

    /** The first letter from {@code index} on that was a capital; -1 when there is none. */
    int nextCapital(int index) {
        return capitals.nextSetBit(index);
    }

    /** The first place from {@code index} on where a word may begin; -1 when there is none. */
    int nextWord(int index) {
        return wordStarts.nextSetBit(index);
    }

    private BitSet findWordStarts() {
        BitSet found = new BitSet(length);
        Group before = Group.NONE;
        for (int i = 0; i < length; i++) {
            char c = folded[i];
            Group group = Character.isHighSurrogate(c) ? Letters.at(text, i) : Letters.group(c);
            if (group != Group.NONE && Letters.part(before, group)) {
                found.set(i);
            }
            before = group;
            i += Character.isHighSurrogate(c) && group != Group.NONE ? 1 : 0;
        }
        return found;
    }

    private void foldAll() {
        int from = 0;
        while (from < original.length()) {
            char c = original.charAt(from);
            char plain = Folding.plain(c);
            if (plain != 0 && (from + 1 == original.length() || !Folding.joins(original.charAt(from + 1)))) {
                if (plain != c) {
                    capitals.set(length);
                }
                append(plain, from, from + 1);
                from++;
            } else {
                int to = clusterEnd(from);
                cluster(from, to);
                from = to;
            }
        }
    }

    private int clusterEnd(int from) {
        int to = from + Character.charCount(original.codePointAt(from));
        while (to < original.length() && to - from < LONGEST_CLUSTER && Folding.joins(original.charAt(to))) {
            int next = original.codePointAt(to);
            if (Folding.NFKC.hasBoundaryBefore(next)) {
                break;
            }
            to += Character.charCount(next);
        }
        return to;
    }

    private void cluster(int from, int to) {
        int first = original.codePointAt(from);
        if (to - from == Character.charCount(first) && !Folding.decomposes(first)) {
            codePoint(first, from, to);
            return;
        }
        String cluster = original.substring(from, to);
        String normal = to - from > LONGEST_NORMALISED ? cluster : normalised.computeIfAbsent(cluster, Folded::normal);
        for (int i = 0; i < normal.length(); ) {
            char plain = Folding.plain(normal.charAt(i));
            if (plain != 0 && plain == normal.charAt(i)) {
                append(plain, from, to);
                i++;
            } else {
                int codePoint = normal.codePointAt(i);
                codePoint(codePoint, from, to);
                i += Character.charCount(codePoint);
            }
        }
    }

    private static String normal(String cluster) {
        String normal = Folding.NFKC.normalize(cluster);
        return normal.length() > MOST_GROWTH * cluster.length() ? cluster : normal;
    }

    private void codePoint(int codePoint, int from, int to) {
        // Only on an Arabic letter: elsewhere dropping a mark would make look-alikes equal.
        boolean dropped =
                Folding.isArabicVowelSign(codePoint) && length > 0 && Letters.group(folded[length - 1]) == Group.ARABIC;
        if (dropped || Folding.isInvisible(codePoint)) {
            return;
        }
        if (Folding.isLineEnd(codePoint)) {
            boolean halfOfOne = codePoint == '\r' && original.startsWith("\n", to);
            if (!halfOfOne) {
                append('\n', from, to);
            }
            return;
        }
        int lower = Character.toLowerCase(codePoint);
        if (lower != codePoint) {
            capitals.set(length);
        }
        if (codePoint == 0x130) {
            // Lower-casing the Turkish capital I to a plain i would make two different addresses one.
            append('i', from, to);
            append('\u0307', from, to);
        } else if (Character.isBmpCodePoint(lower)) {
            append((char) lower, from, to);
        } else {
            append(Character.highSurrogate(lower), from, to);
            append(Character.lowSurrogate(lower), from, to);
        }
    }

    private void append(char c, int from, int to) {
        if (afterSign && c == ' ') {
            return;
        }
        afterSign = false;
        if (length == folded.length) {
            folded = Arrays.copyOf(folded, length * 2);
            starts = Arrays.copyOf(starts, length * 2);
            ends = Arrays.copyOf(ends, length * 2);
        }
        folded[length] = c;
        starts[length] = from;
        ends[length] = to;
        length++;
        if (c == ')' || c == ']' || c == '}') {
            spelledOut("at", '@', to);
            spelledOut("dot", '.', to);
        } else if (c == '0' && endsWith("%40", length)) {
            replaceTail(3, '@', to);
        }
    }

    private void spelledOut(String word, char sign, int to) {
        int open = length - word.length() - 2;
        if (open > 0 && "([{".indexOf(folded[open]) >= 0 && endsWith(word, length - 1)) {
            int tail = word.length() + 2;
            for (int i = 0; i < BLANKS_AROUND && open - i > 0 && folded[open - i - 1] == ' '; i++) {
                tail++;
            }
            replaceTail(tail, sign, to);
            afterSign = true;
        }
    }

    private boolean endsWith(String tail, int end) {
        int from = end - tail.length();
        for (int i = 0; i < tail.length(); i++) {
            if (from < 0 || folded[from + i] != tail.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void replaceTail(int tail, char sign, int to) {
        capitals.clear(length - tail, length);
        length -= tail - 1;
        folded[length - 1] = sign;
        ends[length - 1] = to;
    }
}
