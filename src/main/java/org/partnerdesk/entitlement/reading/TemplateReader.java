package org.partnerdesk.entitlement.reading;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the labelled lines of the e-mail template (M14). A label begins a line or a table cell; its value follows behind
 * a colon of any kind, an equals sign, a cell border, or on the next line. An empty labelled line is no field.
 */
public final class TemplateReader {
    /** More labels are no form that somebody filled in. */
    private static final int MOST_LABELS = 200;

    private static final int MOST_BEFORE_LABEL = 12;
    private static final int MOST_ASIDES = 8;
    private static final int LONGEST_ASIDE = 80;
    private static final int LONGEST_VALUE_BELOW = 120;
    /** How far behind a label another one on the same line still ends its value. */
    private static final int LONGEST_VALUE = 1_000;

    private static final String WRAPPING = "<>[](){}\"'“”*,; \t\u00A0";
    private static final String MAILTO = "mailto:";
    private static final String COLONS = ":\u2236\uA789\u02D0\u05C3\u0589\u1361";

    private final Folded folded;
    private final String text;
    private final List<Phrases.Hit<Word>> labels;
    private final Map<Word, String> values = new EnumMap<>(Word.class);

    /** What the labelled lines of a text hold, as written; null where there is none. */
    public record Fields(
            @Nullable String customer,
            @Nullable String organisation,
            @Nullable String service) {
        /** Whether one of them says who the customer is. */
        public boolean nameCustomer() {
            return customer != null || organisation != null;
        }
    }

    private TemplateReader(Folded folded) {
        this.folded = folded;
        this.text = folded.text();
        this.labels = Lexicon.FIELDS.in(folded, MOST_LABELS);
    }

    /** The first filled line of each label. */
    public static Fields read(Folded folded) {
        TemplateReader reader = new TemplateReader(folded);
        for (int i = 0; i < reader.labels.size(); i++) {
            reader.value(i);
        }
        return new Fields(
                reader.values.get(Word.FIELD_CUSTOMER),
                reader.values.get(Word.FIELD_ORGANISATION),
                reader.values.get(Word.FIELD_SERVICE));
    }

    private void value(int index) {
        Phrases.Hit<Word> label = labels.get(index);
        if (values.containsKey(label.meaning()) || !beginsLineOrCell(label.start(), index)) {
            return;
        }
        int parted = behindAsides(label.end(), label.meaning());
        char sign = parted < text.length() ? text.charAt(parted) : '\n';
        int limit = index + 1 < labels.size() ? nextLabel(index) : text.length();
        String value = null;
        if (COLONS.indexOf(sign) >= 0 || sign == '=' || isCellBorder(sign)) {
            value = inLine(parted + 1, limit);
            if (value == null && (text.length() == lineEnd(parted) || !isCellBorder(sign))) {
                value = below(lineEnd(parted) + 1, limit, label.meaning());
            }
        } else if (sign == '\n') {
            value = below(parted + 1, limit, label.meaning());
        }
        if (value != null) {
            values.put(label.meaning(), value);
        }
    }

    /** Bullets, quote marks and numbering may stand before a label, and other filled labels on the same line. */
    private boolean beginsLineOrCell(int start, int index) {
        for (int i = start - 1; i >= 0 && start - i <= MOST_BEFORE_LABEL; i--) {
            char c = text.charAt(i);
            if (c == '\n' || isCellBorder(c)) {
                return true;
            }
            if (Letters.group(c) != Letters.Group.NONE && Letters.group(c) != Letters.Group.DIGIT) {
                return isBehindFilledLabel(start, index);
            }
        }
        return start <= MOST_BEFORE_LABEL || isBehindFilledLabel(start, index);
    }

    private boolean isBehindFilledLabel(int start, int index) {
        if (index == 0 || !values.containsKey(labels.get(index - 1).meaning())) {
            return false;
        }
        int before = labels.get(index - 1).end();
        return start - before <= LONGEST_VALUE && text.indexOf('\n', before, start) < 0;
    }

    /** The next label that is followed by a sign and not by its own translation. */
    private int nextLabel(int index) {
        int reach = labels.get(index).end() + LONGEST_VALUE;
        for (int i = index + 1; i < labels.size() && labels.get(i).start() <= reach; i++) {
            Phrases.Hit<Word> next = labels.get(i);
            int parted = behindAsides(next.end(), next.meaning());
            boolean signed = parted < text.length()
                    && (COLONS.indexOf(text.charAt(parted)) >= 0
                            || text.charAt(parted) == '='
                            || isCellBorder(text.charAt(parted)));
            if (next.meaning() != labels.get(index).meaning() && signed) {
                return next.start();
            }
        }
        return text.length();
    }

    /** Skips blanks, stars, quotation marks, bracketed asides and the label's own translation. */
    private int behindAsides(int from, Word label) {
        int i = from;
        for (int n = 0; n < MOST_ASIDES && i < text.length(); n++) {
            while (i < text.length() && " *\"'“”»«/".indexOf(text.charAt(i)) >= 0 && i - from < LONGEST_ASIDE) {
                i++;
            }
            int aside = i < text.length() ? asideEnd(i) : i;
            if (aside == i) {
                aside = Lexicon.FIELDS
                        .at(text, i)
                        .filter(hit -> hit.meaning() == label)
                        .map(Phrases.Hit::end)
                        .orElse(i);
            }
            if (aside == i) {
                return i;
            }
            i = aside;
        }
        return i;
    }

    private int asideEnd(int open) {
        char close = text.charAt(open) == '(' ? ')' : text.charAt(open) == '[' ? ']' : 0;
        if (close == 0) {
            return open;
        }
        for (int i = open + 1; i < text.length() && i - open <= LONGEST_ASIDE; i++) {
            if (text.charAt(i) == close) {
                return i + 1;
            }
            if (text.charAt(i) == '\n') {
                return open;
            }
        }
        return open;
    }

    private @Nullable String inLine(int from, int limit) {
        boolean empty = true;
        int end = from;
        while (end < limit && text.charAt(end) != '\n' && (empty || !isCellBorder(text.charAt(end)))) {
            empty &= isEmpty(end, end + 1);
            end++;
        }
        return empty ? null : unwrapped(from, end);
    }

    /** The next line, one empty line between allowed, when it looks like this field's value and like nothing else. */
    private @Nullable String below(int from, int limit, Word label) {
        int start = from;
        if (start < limit && lineEnd(start) < limit && isEmpty(start, lineEnd(start))) {
            start = lineEnd(start) + 1;
        }
        int end = start < limit ? Math.min(lineEnd(start), limit) : start;
        if (end <= start || end - start > LONGEST_VALUE_BELOW || isEmpty(start, end)) {
            return null;
        }
        String value = unwrapped(start, end);
        return isValue(value, label) ? value : null;
    }

    private static boolean isValue(String value, Word label) {
        boolean isKey = TextReader.holdsAddressOrNumber(Folded.of(value));
        int words = value.strip().split("\\s+", 8).length;
        return label == Word.FIELD_SERVICE ? !isKey && words <= 4 : isKey && words <= 6;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', Math.min(from, text.length()));
        return end < 0 ? text.length() : end;
    }

    private boolean isEmpty(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Letters.group(text.charAt(i)) != Letters.Group.NONE || Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** As written, but for format characters and what mail programs put around addresses. */
    private String unwrapped(int from, int to) {
        StringBuilder value = new StringBuilder(to - from);
        folded.written(from, to)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(value::appendCodePoint);
        int start = 0;
        int end = value.length();
        while (end > start && WRAPPING.indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        while (start < end && WRAPPING.indexOf(value.charAt(start)) >= 0) {
            start++;
        }
        String bare = value.substring(start, end);
        return bare.regionMatches(true, 0, MAILTO, 0, MAILTO.length()) ? bare.substring(MAILTO.length()) : bare;
    }

    private static boolean isCellBorder(char c) {
        return c == '\t' || c == '|';
    }
}
