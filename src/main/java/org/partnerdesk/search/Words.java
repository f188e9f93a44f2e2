package org.partnerdesk.search;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a text as the index knows them: folded to one width and case, digits of any system as Western ones, Thai
 * cut into words, Arabic without vowel signs, prefixes and the letters' variants. Text and query go the same way.
 */
final class Words {
    private static final int LONGEST = 100;
    /** The article, alone and behind "and", "by", "as", "so" and "for" (the list of the light10 stemmer). */
    private static final List<String> ARABIC_PREFIXES = List.of("وال", "بال", "كال", "فال", "لل", "ال");

    private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final BreakIterator CUT = BreakIterator.getWordInstance(ULocale.ROOT);

    private Words() {}

    static List<String> of(String text) {
        String folded = FOLD.normalize(text);
        BreakIterator cut = (BreakIterator) CUT.clone();
        cut.setText(folded);
        List<String> words = new ArrayList<>();
        int from = cut.first();
        for (int to = cut.next(); to != BreakIterator.DONE; from = to, to = cut.next()) {
            if (cut.getRuleStatus() != BreakIterator.WORD_NONE) {
                word(folded.substring(from, end(folded, from, to)), words);
            }
        }
        return words;
    }

    private static int end(String text, int from, int to) {
        if (to - from <= LONGEST) {
            return to;
        }
        return Character.isHighSurrogate(text.charAt(from + LONGEST - 1)) ? from + LONGEST - 1 : from + LONGEST;
    }

    /** The segmenter keeps {@code harbor.example} and {@code PD_10} whole; a searcher may know only a part. */
    private static void word(String raw, List<String> words) {
        StringBuilder word = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (Character.isDigit(c)) {
                word.append((char) ('0' + Character.digit(c, 10)));
            } else if (isMark(c)) {
                continue;
            } else if (Character.isLetter(c) || Character.isSurrogate(c) || isThaiSign(c)) {
                word.append(folded(c));
            } else {
                add(word, words);
            }
        }
        add(word, words);
    }

    private static void add(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(withoutArabicPrefix(word.toString()));
            word.setLength(0);
        }
    }

    /** Arabic vowel signs and the stretching sign carry no meaning in a search. */
    private static boolean isMark(char c) {
        return (c >= '\u064B' && c <= '\u0652') || c == '\u0640' || c == '\u0670';
    }

    private static boolean isThaiSign(char c) {
        return c >= '\u0E31' && c <= '\u0E4E';
    }

    private static char folded(char c) {
        return switch (c) {
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ى' -> 'ي';
            case 'ة' -> 'ه';
            default -> c;
        };
    }

    private static String withoutArabicPrefix(String word) {
        for (String prefix : ARABIC_PREFIXES) {
            // Two letters at least must remain, or the word is no word with a prefix.
            if (word.length() > prefix.length() + 1 && word.startsWith(prefix)) {
                return word.substring(prefix.length());
            }
        }
        return word;
    }
}
