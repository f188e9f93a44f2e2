package org.partnerdesk.entitlement.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.partnerdesk.entitlement.reading.Letters.Group;

/** What the words around a number call it, the nearest first. */
final class NumberNaming {
    /** How far before a number a word can still name it. */
    private static final int REACH = 80;

    private static final int MOST_WORDS_BETWEEN = 6;
    private static final int LETTERS_OF_A_WORD = 6;
    /** Such as {@code inv.} and {@code tel.}: their dot ends no sentence. */
    private static final int LONGEST_ABBREVIATION = 4;

    private static final Set<String> LINKS = Set.of("", "(", "[", "is the", "is our", "is their", "is", "as");
    private static final Set<String> LIST =
            Set.of("", ",", "،", "and", ", and", "&", "+", "/", "or", "و", "และ", ";", "-");

    private final String text;
    private final Folded folded;
    private final List<Phrases.Hit<Word>> hits = new ArrayList<>();
    private final BitSet starts = new BitSet();
    private final BitSet ends = new BitSet();
    private int read;
    private int next;
    private int lastEnd = -1;
    private Called last = Called.NOTHING;

    NumberNaming(Folded folded) {
        this.folded = folded;
        this.text = folded.text();
    }

    /** Looks for words around a number, and at no stretch of the text twice. */
    private void readAround(int start, int end) {
        int from = Math.max(read, start - 2 * REACH);
        int to = Math.min(end + REACH, text.length());
        if (from < to) {
            for (Phrases.Hit<Word> hit : Lexicon.BESIDE_NUMBERS.in(folded, from, to, Integer.MAX_VALUE)) {
                hits.add(hit);
                starts.set(hit.start());
                ends.set(hit.end());
                to = Math.max(to, hit.end());
            }
            read = to;
        }
    }

    /** Whether a word that can name numbers is written in one with this one. */
    boolean isLabelled(int start, int end) {
        readAround(start, end);
        return ends.get(start) || starts.get(end);
    }

    /** To be asked of numbers from left to right; {@code looks} says whether it looks like something else. */
    Called of(int start, int end, boolean looks) {
        readAround(start, end);
        Called called = byWords(start, end, looks);
        last = called;
        lastEnd = end;
        return called;
    }

    private Called byWords(int start, int end, boolean looks) {
        Called before = before(start, looks);
        if (before != Called.NOTHING) {
            return before;
        }
        if (lastEnd >= 0 && start > lastEnd && start - lastEnd <= 6 && LIST.contains(between(lastEnd, start))) {
            return last;
        }
        if (looks || isUnit(end)) {
            return Called.SOMETHING_ELSE;
        }
        return behind(end);
    }

    private Called before(int start, boolean looks) {
        while (next < hits.size() && hits.get(next).end() <= start) {
            next++;
        }
        boolean beside = true;
        int words = 0;
        int from = start;
        for (int i = next - 1; i >= 0 && start - hits.get(i).end() <= REACH; i--) {
            Phrases.Hit<Word> hit = hits.get(i);
            boolean abbreviated = hit.meaning() == Word.FILLER || hit.end() - hit.start() <= LONGEST_ABBREVIATION;
            int dot = abbreviated && text.startsWith(".", hit.end()) ? 1 : 0;
            int gap = words(hit.end() + dot, from);
            words += Math.max(gap, 0);
            if (gap < 0 || words > MOST_WORDS_BETWEEN) {
                return Called.NOTHING;
            }
            beside &= gap == 0;
            from = hit.start();
            switch (hit.meaning()) {
                case FILLER -> {}
                case PLAIN -> beside = false;
                case SOMETHING_ELSE -> {
                    return beside ? Called.SOMETHING_ELSE : Called.NOTHING;
                }
                case ORGANISATION_WORD -> {
                    return beside && !looks ? Called.ORGANISATION : Called.NOTHING;
                }
                case USER_ID -> {
                    return beside || !looks ? Called.USER : Called.NOTHING;
                }
                default -> {
                    return beside || !looks ? Called.ORGANISATION : Called.NOTHING;
                }
            }
        }
        return Called.NOTHING;
    }

    private Called behind(int end) {
        if (next < hits.size()) {
            Phrases.Hit<Word> hit = hits.get(next);
            if (hit.start() >= end
                    && hit.start() - end <= 3
                    && hit.meaning() == Word.FILLER
                    && next + 1 < hits.size()) {
                hit = hits.get(next + 1);
            }
            boolean names = hit.meaning() == Word.ORGANISATION_ID || hit.meaning() == Word.USER_ID;
            if (names && hit.start() >= end && hit.start() - end <= 10 && LINKS.contains(between(end, hit.start()))) {
                return hit.meaning() == Word.USER_ID ? Called.USER : Called.ORGANISATION;
            }
        }
        return Called.NOTHING;
    }

    private boolean isUnit(int end) {
        int at = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
        return at < text.length() && Lexicon.UNITS.at(text, at).isPresent();
    }

    private String between(int from, int to) {
        return text.substring(from, to).strip();
    }

    /** Words in a stretch; -1 when a sentence ends, another number stands or a paragraph begins in it. */
    private int words(int from, int to) {
        int words = 0;
        int letters = 0;
        int lineEnds = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            Group group = Letters.group(c);
            lineEnds += c == '\n' ? 1 : 0;
            boolean sentenceEnds = ".,!?;،؟؛。".indexOf(c) >= 0;
            if (sentenceEnds || group == Group.DIGIT || lineEnds > 1) {
                return -1;
            }
            if (group == Group.NONE) {
                words += letters > 0 ? 1 : 0;
                letters = 0;
            } else if (++letters > LETTERS_OF_A_WORD && group == Group.BLANKLESS) {
                words++;
                letters = 1;
            }
        }
        return words + (letters > 0 ? 1 : 0);
    }
}
