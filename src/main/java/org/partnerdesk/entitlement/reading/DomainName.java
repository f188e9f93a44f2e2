package org.partnerdesk.entitlement.reading;

import com.ibm.icu.text.IDNA;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.reading.Letters.Group;

/** Where a domain name ends in a text, and its ASCII form. */
final class DomainName {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;
    private static final IDNA TO_ASCII = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);

    private DomainName() {}

    /**
     * The end of the longest domain name of two labels or more that begins at {@code start}; -1 when there is none. A
     * change of script inside a label ends it (Thai runs on without a blank), and so does a sentence that begins behind
     * a dot without one.
     */
    static int end(Folded folded, int start) {
        String text = folded.text();
        int end = -1;
        int label = start;
        Group script = Group.DIGIT;
        while (label < text.length() && label - start <= LONGEST) {
            Group own = scriptOf(text, label);
            boolean further = end >= 0;
            if (further && own != Group.DIGIT && script != Group.DIGIT && own != script) {
                break;
            }
            if (further && folded.wasCapital(label) && !folded.wasCapital(start)) {
                break;
            }
            int labelEnd = labelEnd(text, label, own);
            if (labelEnd == label) {
                break;
            }
            if (label > start && isTopLevel(text, label, labelEnd)) {
                end = labelEnd;
            }
            script = own;
            if (labelEnd >= text.length() || text.charAt(labelEnd) != '.') {
                break;
            }
            label = labelEnd + 1;
        }
        return end - start > LONGEST ? -1 : end;
    }

    /** The ASCII form (RFC 5891, UTS 46) of a folded domain name; null when it cannot be one. */
    static @Nullable String ascii(String domain) {
        String ascii = domain;
        if (!domain.chars().allMatch(c -> c < 0x80)) {
            StringBuilder converted = new StringBuilder();
            IDNA.Info info = new IDNA.Info();
            TO_ASCII.nameToASCII(domain, converted, info);
            if (info.hasErrors()) {
                return null;
            }
            ascii = converted.toString();
        }
        for (String label : ascii.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > LONGEST_LABEL || label.startsWith("-") || label.endsWith("-")) {
                return null;
            }
        }
        return ascii.length() > LONGEST ? null : ascii;
    }

    /** The script of a label's first letter; digits when it has none at its beginning. */
    private static Group scriptOf(String text, int label) {
        for (int i = label; i < text.length() && i - label < LONGEST_LABEL; ) {
            int codePoint = text.codePointAt(i);
            Group group = Letters.group(codePoint);
            if (group != Group.DIGIT && codePoint != '-') {
                return group == Group.NONE ? Group.DIGIT : group;
            }
            i += Character.charCount(codePoint);
        }
        return Group.DIGIT;
    }

    private static int labelEnd(String text, int label, Group script) {
        int i = label;
        while (i < text.length() && i - label <= LONGEST) {
            int codePoint = text.codePointAt(i);
            Group group = Letters.group(codePoint);
            if (codePoint != '-' && group != Group.DIGIT && (group == Group.NONE || group != script)) {
                break;
            }
            i += Character.charCount(codePoint);
        }
        while (i > label && text.charAt(i - 1) == '-') {
            i--;
        }
        return i;
    }

    private static boolean isTopLevel(String text, int from, int to) {
        if (to - from < 2) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!Character.isDigit(text.charAt(i)) && text.charAt(i) != '-') {
                return true;
            }
        }
        return false;
    }
}
