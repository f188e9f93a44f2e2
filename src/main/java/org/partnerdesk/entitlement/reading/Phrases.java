package org.partnerdesk.entitlement.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.reading.Letters.Group;

/**
 * Finds known phrases as whole words in a folded text, the longest at each place, in one pass. Blanks, hyphens and dots
 * between words are the same; where a script ends, so does a word, blank or not; an Arabic phrase is also found behind
 * the particles that are written in one with it.
 */
final class Phrases<T> {
    private static final int MOST_BLANKS = 3;

    /** What may stand before a phrase in one with it, or begin one. */
    private static final String PARTICLES = "وفبلكا";

    private final Node<T> root = new Node<>();
    private final BitSet beginnings = new BitSet();
    private final boolean digitsEndWords;

    /** A phrase found in a text. */
    record Hit<T>(int start, int end, T meaning) {}

    private static final class Node<T> {
        char[] letters = {};
        List<Node<T>> next = new ArrayList<>();

        @Nullable
        T meaning;

        @Nullable
        Node<T> child(char c) {
            int at = Arrays.binarySearch(letters, c);
            return at < 0 ? null : next.get(at);
        }

        Node<T> grow(char c) {
            int at = Arrays.binarySearch(letters, c);
            if (at >= 0) {
                return next.get(at);
            }
            int place = -at - 1;
            char[] wider = new char[letters.length + 1];
            System.arraycopy(letters, 0, wider, 0, place);
            wider[place] = c;
            System.arraycopy(letters, place, wider, place + 1, letters.length - place);
            letters = wider;
            Node<T> grown = new Node<>();
            next.add(place, grown);
            return grown;
        }
    }

    /** @param digitsEndWords whether {@code zoid7001} holds the word {@code zoid} */
    Phrases(Map<String, T> meanings, boolean digitsEndWords) {
        this.digitsEndWords = digitsEndWords;
        meanings.forEach(this::add);
        (new String(root.letters) + PARTICLES).chars().forEach(beginnings::set);
    }

    private void add(String phrase, T meaning) {
        Node<T> node = root;
        boolean afterBlank = true;
        for (char c : Folded.of(phrase.strip()).text().toCharArray()) {
            boolean blank = isBlank(c);
            if (!blank || !afterBlank) {
                node = node.grow(blank ? ' ' : alike(c));
            }
            afterBlank = blank;
        }
        if (node != root && node.meaning == null) {
            node.meaning = meaning;
        }
    }

    /** The first {@code most} phrases in the text from left to right, none inside another. */
    List<Hit<T>> in(Folded text, int most) {
        return in(text, 0, text.text().length(), most);
    }

    /** The same for phrases that begin from {@code from} on and before {@code to}. */
    List<Hit<T>> in(Folded folded, int from, int to, int most) {
        List<Hit<T>> hits = new ArrayList<>();
        String text = folded.text();
        for (int i = folded.nextWord(from); i >= 0 && i < to && hits.size() < most; ) {
            Hit<T> hit = beginnings.get(alike(text.charAt(i))) ? begun(text, i) : null;
            if (hit != null) {
                hits.add(hit);
            }
            i = folded.nextWord(hit == null ? i + 1 : hit.end());
        }
        return hits;
    }

    private @Nullable Hit<T> begun(String text, int at) {
        Group group = Letters.at(text, at);
        if (!digitsEndWords && !parts(Letters.before(text, at), group)) {
            return null;
        }
        return group == Group.ARABIC ? behindParticles(text, at) : longest(text, at);
    }

    /** The longest phrase that begins at {@code start}; the caller knows that a word begins there. */
    Optional<Hit<T>> at(String text, int start) {
        return Optional.ofNullable(longest(text, start));
    }

    private @Nullable Hit<T> longest(String text, int start) {
        Node<T> node = root;
        Hit<T> longest = null;
        int i = start;
        while (i < text.length()) {
            int from = i;
            char c = text.charAt(i);
            if (isBlank(c)) {
                for (int n = 1; n < MOST_BLANKS && i + 1 < text.length() && isBlank(text.charAt(i + 1)); n++) {
                    i++;
                }
                node = node.child(' ');
            } else {
                node = letter(node, text, from);
            }
            if (node == null) {
                break;
            }
            i++;
            T meaning = node.meaning;
            if (meaning != null && parts(Letters.before(text, i), Letters.at(text, i))) {
                longest = new Hit<>(start, i, meaning);
            }
        }
        return longest;
    }

    private @Nullable Node<T> letter(Node<T> node, String text, int at) {
        char c = alike(text.charAt(at));
        Node<T> next = node.child(c);
        if (next == null && at > 0) {
            Node<T> blank = node.child(' ');
            if (blank != null && parts(Letters.before(text, at), Letters.at(text, at))) {
                return blank.child(c);
            }
        }
        return next;
    }

    private @Nullable Hit<T> behindParticles(String text, int start) {
        Hit<T> hit = longest(text, start);
        int i = start;
        if (hit == null && i < text.length() && "وف".indexOf(text.charAt(i)) >= 0) {
            hit = longest(text, ++i);
        }
        if (hit == null && i < text.length() && "بلك".indexOf(text.charAt(i)) >= 0) {
            hit = longest(text, ++i);
        }
        if (hit == null && (text.startsWith("ال", i) || i > start && text.startsWith("ل", i))) {
            hit = longest(text, i + (text.startsWith("ال", i) ? 2 : 1));
        }
        return hit == null ? null : new Hit<>(start, hit.end(), hit.meaning());
    }

    private boolean parts(Group left, Group right) {
        if (!digitsEndWords && (left == Group.DIGIT || right == Group.DIGIT)) {
            return left == Group.NONE || right == Group.NONE || left == Group.BLANKLESS || right == Group.BLANKLESS;
        }
        return Letters.part(left, right);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '-' || c == '_' || c == '/' || c == '.' || c == '\u2010' || c == '\'';
    }

    /** Letters that Arabic writers use for one another. */
    private static char alike(char c) {
        return switch (c) {
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ى', 'ي' -> 'ي';
            case 'ة' -> 'ه';
            default -> c;
        };
    }
}
