package org.partnerdesk.intake.mail;

import java.util.Locale;
import java.util.regex.Pattern;

/** A subject without what mail programs and desks put around it. */
final class SubjectLine {
    /** Answer and forward in the languages that programs write them in, numbered or not, and tags in brackets. */
    private static final Pattern BEFORE = Pattern.compile(
            "(?iu)^\\s*(?:\\[[^\\]]{1,60}\\]|(?:re|aw|antw|sv|vs|odp|res|r|ref|rif|fwd?|wg|tr|rv|doorst|i|رد|الرد|إعادة توجيه|تحويل|ตอบ|ตอบกลับ|ส่งต่อ)(?:\\s*[\\[(]\\d{1,3}[\\])])?\\s*[:：])\\s*");

    private SubjectLine() {}

    /** In lower case, blanks folded; equal for all mails of a conversation whose subject nobody changed. */
    static String bare(String subject) {
        String bare = subject.strip();
        String before;
        do {
            before = bare;
            bare = BEFORE.matcher(bare).replaceFirst("");
        } while (!bare.equals(before));
        return bare.replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
