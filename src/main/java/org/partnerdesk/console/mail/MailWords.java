package org.partnerdesk.console.mail;

import java.util.List;
import java.util.Locale;
import org.partnerdesk.intake.mail.MailReason;
import org.partnerdesk.platform.languages.Texts;
import org.partnerdesk.platform.web.Page;

/** Says in the reader's language what records keep in stable English (ADR 0039). */
public final class MailWords {
    /** How an answer begins. */
    public static final List<String> KINDS = List.of("told", "ignore", "hold", "bounce", "automatic", "waived");

    private MailWords() {}

    /** A rule by its name; the name itself when it is none of today's. */
    public static String rule(Page page, String name) {
        String key = "mail-rule." + name;
        return page.texts().knows(key) ? page.say(key) : name;
    }

    /** A decision, or that there is none yet. */
    public static String decision(Page page, String decision) {
        return page.say("mails.decided." + decision.toLowerCase(Locale.ROOT));
    }

    /** What a rule said. */
    public static String answer(Page page, String answer) {
        if (answer.equals("pass")) {
            return page.say("mails.said.pass");
        }
        int colon = answer.indexOf(": ");
        String kind = colon < 0 ? "" : answer.substring(0, colon);
        return KINDS.contains(kind)
                ? page.say("mails.said." + kind, reason(page, answer.substring(colon + 2)))
                : reason(page, answer);
    }

    /** A reason; the words themselves when they are those of a fault. */
    public static String reason(Page page, String reason) {
        return MailReason.in(reason)
                .map(told -> page.say(Texts.key(told.reason()), told.arguments().toArray()))
                .orElse(reason);
    }
}
