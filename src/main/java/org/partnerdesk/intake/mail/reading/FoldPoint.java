package org.partnerdesk.intake.mail.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a reply's own words end and the mail it answers begins. Text is never cut here: when in doubt nothing is folded.
 * A forwarded mail is what its sender wants read and is not folded; neither is a reply written between quoted lines.
 */
final class FoldPoint {
    private static final Pattern ORIGINAL = Pattern.compile("(?iu)[-_ ]{2,}+\\s*+("
            + "original message|reply message|ursprüngliche nachricht|message d'origine|mensaje original|"
            + "messaggio originale|oorspronkelijk bericht|"
            + "الرسالة الأصلية|رسالة أصلية|ข้อความต้นฉบับ|ข้อความเดิม)\\s*[-_ ]{2,}.*");
    private static final Pattern FORWARDED = Pattern.compile("(?imu)^[-_ >]*+\\s*+("
            + "forwarded message|begin forwarded message|weitergeleitete nachricht|message transféré|"
            + "رسالة معاد توجيهها|الرسالة المعاد توجيهها|بدء الرسالة المعاد توجيهها|"
            + "ข้อความที่ส่งต่อ|เริ่มต้นข้อความที่ส่งต่อ)\\s*:?\\s*[-_ ]*\\r?$");
    private static final Pattern FROM_LINE =
            Pattern.compile("(?iu)[*_]*(from|de|von|da|van|من|จาก)\\s*[:：][*_]*\\s*\\S.*");
    private static final Pattern SENT_LINE = Pattern.compile("(?iu)[*_]*(sent|date|envoyé|gesendet|datum|fecha|"
            + "تاريخ الإرسال|أرسل|التاريخ|تم الإرسال|ส่งเมื่อ|ส่ง|วันที่)\\s*[:：].*");
    private static final Pattern TO_OR_SUBJECT = Pattern.compile(
            "(?iu)[*_]*(to|subject|à|objet|an|betreff|para|asunto|إلى|الموضوع|ถึง|เรื่อง|หัวเรื่อง)" + "\\s*[:：].*");
    private static final List<Wrote> WROTE = List.of(
            new Wrote("on ", "wrote"),
            new Wrote("am ", "schrieb"),
            new Wrote("le ", "a écrit"),
            new Wrote("el ", "escribió"),
            new Wrote("", "كتب"),
            new Wrote("", "كتابة ما يلي بواسطة"),
            new Wrote("", "เขียน"));
    private static final int HEADER_LINES = 6;
    private static final int WROTE_LINES = 3;
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_ATTRIBUTION = 400;

    /** A line with a date in it that begins and goes on like this introduces the quoted mail. */
    private record Wrote(String begins, String says) {}

    private final List<String> lines;

    private FoldPoint(String text) {
        this.lines = text.lines()
                .map(line ->
                        line.substring(0, Math.min(line.length(), LONGEST_LINE)).strip())
                .toList();
    }

    /** Whether the text announces a forwarded mail. */
    static boolean isForward(String text) {
        return FORWARDED
                .matcher(text.substring(0, Math.min(text.length(), 20_000)))
                .find();
    }

    /**
     * What stands behind the From of the first forwarded mail's header, up to its end of line; empty when there is none.
     *
     * @param announced the subject says that there is one, so that a header without a word before it begins it too
     */
    static Optional<String> forwardedFrom(String text, boolean announced) {
        FoldPoint fold = new FoldPoint(text.substring(0, Math.min(text.length(), 20_000)));
        for (int i = 0; i < fold.lines.size(); i++) {
            boolean begins = FORWARDED.matcher(fold.lines.get(i)).matches();
            int end = Math.min(begins ? i + HEADER_LINES : i + 1, fold.lines.size());
            for (int k = i; k < end && (begins || announced && fold.isReplyHeader(i)); k++) {
                String line = fold.lines.get(k);
                if (FROM_LINE.matcher(line).matches()) {
                    return Optional.of(line.substring(line.replace('：', ':').indexOf(':') + 1));
                }
            }
        }
        return Optional.empty();
    }

    /** The offset of the fold in text whose lines end in {@code \n}; the text's length when nothing is folded. */
    static int find(String text) {
        FoldPoint fold = new FoldPoint(text);
        int line = fold.line();
        if (line < 0) {
            return text.length();
        }
        int offset = 0;
        for (int i = 0; i < line; i++) {
            offset = text.indexOf('\n', offset) + 1;
        }
        return text.substring(0, offset).isBlank() ? text.length() : offset;
    }

    private int line() {
        for (int i = 0; i < lines.size(); i++) {
            if (FORWARDED.matcher(lines.get(i)).matches()) {
                return -1;
            }
            if (ORIGINAL.matcher(lines.get(i)).matches() || isReplyHeader(i)) {
                return i;
            }
            int attribution = attributionLines(i);
            if (attribution > 0) {
                return repliesBetween(i + attribution) ? -1 : i;
            }
            if (isQuoted(i)) {
                return repliesBetween(i) ? -1 : i;
            }
        }
        return -1;
    }

    private boolean isQuoted(int i) {
        return lines.get(i).startsWith(">");
    }

    /** Outlook's block: From, then Sent or Date, then To or Subject. */
    private boolean isReplyHeader(int i) {
        if (!FROM_LINE.matcher(lines.get(i)).matches()) {
            return false;
        }
        boolean sent = false;
        boolean toOrSubject = false;
        for (int k = i + 1; k < Math.min(i + HEADER_LINES, lines.size()); k++) {
            sent |= SENT_LINE.matcher(lines.get(k)).matches();
            toOrSubject |= TO_OR_SUBJECT.matcher(lines.get(k)).matches();
        }
        return sent && toOrSubject;
    }

    /** How many lines "On ... wrote:" takes from here; 0 when there is none. It is often broken in two or three. */
    private int attributionLines(int i) {
        StringBuilder joined = new StringBuilder();
        for (int n = 1; n <= WROTE_LINES && i + n <= lines.size(); n++) {
            String line = lines.get(i + n - 1);
            if (line.isEmpty() || isQuoted(i + n - 1)) {
                return 0;
            }
            joined.append(n == 1 ? "" : " ").append(line);
            if (isAttribution(joined.toString(), i + n)) {
                return n;
            }
        }
        return 0;
    }

    /** No pattern here: on hostile lines one with three wildcards takes minutes. */
    private boolean isAttribution(String line, int next) {
        if (line.length() > LONGEST_ATTRIBUTION || !line.endsWith(":") && !line.endsWith("：")) {
            return false;
        }
        String lower = line.toLowerCase(Locale.ROOT);
        boolean dated = lower.chars().anyMatch(Character::isDigit);
        for (Wrote wrote : WROTE) {
            if (dated && lower.startsWith(wrote.begins()) && lower.contains(wrote.says())) {
                return true;
            }
        }
        return dated && lower.contains("<") && lower.contains("@") && nextIsQuoted(next);
    }

    private boolean nextIsQuoted(int from) {
        int i = from;
        while (i < lines.size() && lines.get(i).isEmpty()) {
            i++;
        }
        return i < lines.size() && isQuoted(i);
    }

    /** Own words behind the first quoted line: the writer answers point by point. A signature is no answer. */
    private boolean repliesBetween(int from) {
        boolean quoted = false;
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.equals("--")) {
                return false;
            }
            if (isQuoted(i)) {
                quoted = true;
            } else if (quoted && !line.isEmpty() && attributionLines(i) == 0) {
                return true;
            }
        }
        return false;
    }
}
