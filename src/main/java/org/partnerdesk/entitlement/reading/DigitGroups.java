package org.partnerdesk.entitlement.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * A chain of digit groups, each parted from the next by one joiner: a hyphen or dot ties tightly, a blank loosely.
 * {@code 700-100-101} is one number; in {@code 12 700100101} it may be two.
 *
 * @param end where the chain ends in the text
 */
record DigitGroups(String text, List<Group> groups, int end) {
    static final int SHORTEST = 6;
    static final int LONGEST = 12;

    /** Digits side by side; {@code length} is how many. */
    record Group(int start, int end, int length, boolean tiedToNext) {}

    /** The chain that begins with the digit at {@code start}. */
    static DigitGroups at(String text, int start) {
        List<Group> groups = new ArrayList<>();
        int i = start;
        while (true) {
            int from = i;
            int length = 0;
            while (isDigit(text, i)) {
                length++;
                i += Character.isHighSurrogate(text.charAt(i)) ? 2 : 1;
            }
            boolean joined = i < text.length() && isJoiner(text.charAt(i)) && isDigit(text, i + 1);
            groups.add(new Group(from, i, length, joined && text.charAt(i) != ' '));
            if (!joined) {
                return new DigitGroups(text, groups, i);
            }
            i++;
        }
    }

    /** The digits of some groups as Western ones. */
    String digits(List<Group> stretch) {
        StringBuilder digits = new StringBuilder(LONGEST);
        stretch.forEach(group -> text.substring(group.start(), group.end())
                .codePoints()
                .forEach(digit -> digits.append(Character.digit(digit, 10))));
        return digits.toString();
    }

    /** What a short group counts. */
    int value(Group group) {
        return Integer.parseInt(digits(List.of(group)));
    }

    /** The stretches of this chain that may be one number, the longest first at each place. */
    List<List<Group>> candidates() {
        List<List<Group>> candidates = new ArrayList<>();
        if (fits(groups)) {
            candidates.add(groups);
        }
        List<Group> small = new ArrayList<>();
        for (int from = 0; from < groups.size(); ) {
            int to = from + 1;
            while (groups.get(to - 1).tiedToNext()) {
                to++;
            }
            List<Group> tight = groups.subList(from, to);
            if (length(tight) < SHORTEST) {
                small.addAll(tight);
            } else {
                offer(small, candidates);
                small = new ArrayList<>();
                offer(tight, candidates);
            }
            from = to;
        }
        offer(small, candidates);
        return candidates;
    }

    private void offer(List<Group> stretch, List<List<Group>> candidates) {
        if (stretch.size() < groups.size() && fits(stretch)) {
            candidates.add(stretch);
        }
    }

    private static boolean fits(List<Group> stretch) {
        int length = length(stretch);
        return length >= SHORTEST && length <= LONGEST;
    }

    private static int length(List<Group> stretch) {
        int length = 0;
        for (Group group : stretch) {
            length += group.length();
        }
        return length;
    }

    static boolean isDigit(String text, int index) {
        if (index >= text.length()) {
            return false;
        }
        char c = text.charAt(index);
        return c < 0x80 ? c >= '0' && c <= '9' : Letters.at(text, index) == Letters.Group.DIGIT;
    }

    /** NFKC has already made a blank of every no-break space and a hyphen of the non-breaking one. */
    private static boolean isJoiner(char c) {
        return c == ' ' || c == '-' || c == '\u2010' || c == '.';
    }
}
