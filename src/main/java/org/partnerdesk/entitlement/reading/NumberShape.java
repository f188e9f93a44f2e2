package org.partnerdesk.entitlement.reading;

import java.util.List;

/** Numbers that say by their looks that they are something else: dates, network addresses, amounts, phone numbers. */
final class NumberShape {
    private static final int NETWORK_ADDRESS_PARTS = 4;

    private NumberShape() {}

    static boolean isSomethingElse(String text, DigitGroups chain, List<DigitGroups.Group> groups) {
        return isDialled(text, groups)
                || isAmount(text, groups)
                || groups.size() == 3 && isDate(chain, groups)
                || isNetworkAddress(text, chain, groups);
    }

    /** {@code +66 2 123 4567}, {@code (02) 123 4567}. */
    private static boolean isDialled(String text, List<DigitGroups.Group> groups) {
        int i = groups.getFirst().start() - 1;
        if (i >= 0 && text.charAt(i) == ' ') {
            i--;
        }
        return i >= 0 && text.charAt(i) == '+' || i >= 1 && text.charAt(i) == ')' && isDigit(text, i - 1);
    }

    /** A comma with three digits or fewer behind it; with more it parts two numbers of a list. */
    private static boolean isAmount(String text, List<DigitGroups.Group> groups) {
        int start = groups.getFirst().start();
        int end = groups.getLast().end();
        boolean behindComma = start >= 2
                && isComma(text.charAt(start - 1))
                && isDigit(text, start - 2)
                && groups.getFirst().length() <= 3;
        if (behindComma || "$€£¥฿".indexOf(before(text, start)) >= 0) {
            return true;
        }
        int digits = 0;
        while (end < text.length() && isComma(text.charAt(end)) && digits < 4 && isDigit(text, end + 1 + digits)) {
            digits++;
        }
        return digits >= 1 && digits <= 3 || end < text.length() && "%€£¥฿$".indexOf(text.charAt(end)) >= 0;
    }

    private static boolean isDate(DigitGroups chain, List<DigitGroups.Group> groups) {
        int[] length = groups.stream().mapToInt(DigitGroups.Group::length).toArray();
        if (length[0] > 4 || length[1] > 2 || length[2] > 4) {
            return false;
        }
        int[] part = groups.stream().mapToInt(g -> chain.value(g)).toArray();
        boolean yearFirst = length[0] == 4 && isDay(part[1], part[2]) && length[2] <= 2;
        boolean yearLast = length[0] <= 2 && (length[2] == 4 || length[2] == 2) && isDay(part[0], part[1]);
        return yearFirst || yearLast;
    }

    /** A month and a day, in either order. */
    private static boolean isDay(int one, int other) {
        return one >= 1 && other >= 1 && Math.min(one, other) <= 12 && Math.max(one, other) <= 31;
    }

    private static boolean isNetworkAddress(String text, DigitGroups chain, List<DigitGroups.Group> groups) {
        return groups.size() == NETWORK_ADDRESS_PARTS
                && groups.stream().allMatch(g -> g.length() <= 3 && chain.value(g) <= 255)
                && groups.stream().limit(3).allMatch(g -> text.charAt(g.end()) == '.');
    }

    private static char before(String text, int index) {
        int i = index - 1;
        if (i > 0 && text.charAt(i) == ' ') {
            i--;
        }
        return i < 0 ? ' ' : text.charAt(i);
    }

    private static boolean isComma(char c) {
        return c == ',' || c == '\u066B' || c == '\u066C' || c == '\u060C';
    }

    private static boolean isDigit(String text, int index) {
        return index >= 0 && index < text.length() && Character.isDigit(text.charAt(index));
    }
}
