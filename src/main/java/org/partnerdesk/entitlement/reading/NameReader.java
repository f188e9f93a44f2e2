package org.partnerdesk.entitlement.reading;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.partnerdesk.entitlement.reading.Letters.Group;

/**
 * Reads runs of words that may be an account's exact name: capitalised words in a row, what follows a word such as
 * <i>customer</i> in any script, and what begins a line in a script without capitals. Modest by intent: a name is the
 * weakest of all keys.
 */
final class NameReader {
    private static final int MOST_WORDS = 5;
    private static final int MOST_NAMES = 40;
    /** The same few names over and over are not worth reading either. */
    private static final int MOST_OFFERS = 120;

    private static final int SHORTEST_NAME = 3;

    private final Folded folded;
    private final Place place;
    private final Map<String, Mention> names = new LinkedHashMap<>();

    private int offers;

    private NameReader(Folded folded, Place place) {
        this.folded = folded;
        this.place = place;
    }

    /** At most {@value MOST_NAMES} names, those behind a naming word first. */
    static List<Mention> read(Folded folded, Place place) {
        NameReader reader = new NameReader(folded, place);
        reader.behindNamingWords();
        reader.capitalised();
        reader.inScriptsWithoutCapitals();
        return List.copyOf(reader.names.values());
    }

    private void behindNamingWords() {
        String text = folded.text();
        for (Phrases.Hit<Word> hit : Lexicon.BEFORE_NAMES.in(folded, MOST_OFFERS)) {
            if (isFull()) {
                return;
            }
            int start = skip(hit.end());
            if (Letters.at(text, hit.start()) != Group.OTHER) {
                // In Arabic and Thai the naming word is often part of the name; a particle before it is not.
                offerPrefixes(hit.start(), words(hit.start(), w -> true));
                offerPrefixes(hit.start() + 1, words(hit.start() + 1, w -> true));
            }
            offerPrefixes(start, words(start, w -> true));
        }
    }

    private void capitalised() {
        String text = folded.text();
        for (int i = folded.nextCapital(0); i >= 0 && !isFull(); ) {
            int end = i + 1;
            if (Letters.before(text, i) != Group.OTHER) {
                List<Integer> ends = words(i, folded::wasCapital);
                for (int first = 0, start = i; first < ends.size(); start = skip(ends.get(first++))) {
                    for (int last = first + 1; last < ends.size(); last++) {
                        offer(start, ends.get(last));
                    }
                }
                end = ends.isEmpty() ? end : ends.getLast();
            }
            i = folded.nextCapital(end);
        }
    }

    /** What begins a line, as in a signature; in a script that sets few blanks also what stands behind one. */
    private void inScriptsWithoutCapitals() {
        String text = folded.text();
        for (int i = folded.nextWord(0); i >= 0 && !isFull(); i = folded.nextWord(i + 1)) {
            Group group = Letters.group(text.charAt(i));
            boolean lineStart = i == 0 || text.charAt(i - 1) == '\n';
            boolean behindBlank = !lineStart && text.charAt(i - 1) == ' ';
            if (lineStart && group == Group.ARABIC || (lineStart || behindBlank) && group == Group.BLANKLESS) {
                List<Integer> ends = words(i, w -> true);
                offerPrefixes(i, ends.subList(Math.min(1, ends.size()), ends.size()));
            }
        }
    }

    private interface WordCheck {
        boolean takes(int start);
    }

    /** Where each of the next words ends, as long as they stand on one line with nothing but blanks between. */
    private List<Integer> words(int from, WordCheck check) {
        String text = folded.text();
        List<Integer> ends = new ArrayList<>();
        int i = from;
        while (ends.size() < MOST_WORDS && i < text.length()) {
            int start = i;
            while (i < text.length() && isOfWord(text.charAt(i)) && i - start < 64) {
                i++;
            }
            boolean sign = i - start == 1 && text.charAt(start) == '&';
            if (i == start || !sign && !check.takes(start)) {
                break;
            }
            ends.add(i);
            if (i >= text.length() || text.charAt(i) != ' ') {
                break;
            }
            i++;
        }
        return ends;
    }

    private void offerPrefixes(int start, List<Integer> ends) {
        ends.forEach(end -> offer(start, end));
    }

    private void offer(int start, int end) {
        if (!isFull() && end - start >= SHORTEST_NAME) {
            offers++;
            String written = folded.written(start, end);
            // NFC as directories keep names; NFKC would take Thai letters apart.
            String key =
                    Normalizer.normalize(written, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
            names.putIfAbsent(key, new Mention(Mention.Kind.NAME, key, Called.NOTHING, place, written, start, end));
        }
    }

    private boolean isFull() {
        return names.size() >= MOST_NAMES || offers >= MOST_OFFERS;
    }

    private int skip(int from) {
        String text = folded.text();
        int i = from;
        while (i < text.length() && i - from < 3 && " :(\"".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    private static boolean isOfWord(char c) {
        return Character.isSurrogate(c) || c == '&' || c == '-' || c == '\'' || Letters.group(c) != Group.NONE;
    }
}
