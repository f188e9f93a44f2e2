package org.partnerdesk.parts;

import java.util.Map;
import org.partnerdesk.commitments.Ledger;
import org.partnerdesk.commitments.Ledger.Reason;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.languages.Texts;

/** The reasons of a ledger in words. */
public final class LedgerWords {
    private LedgerWords() {}

    /** Why a stretch counts or is left out; a holiday by its name in the reader's language, else in any it has. */
    public static String reason(Ledger.Stretch stretch, Language language) {
        Texts texts = Texts.of(language);
        if (stretch.reason() != Reason.HOLIDAY) {
            return texts.word(stretch.reason());
        }
        return texts.say(Texts.key(stretch.reason()), name(stretch.holiday(), language));
    }

    /** A name by language in the reader's, else in any it has; empty when it has none. */
    public static String name(Map<String, String> name, Language language) {
        String own = name.get(language.code());
        return own != null ? own : name.values().stream().findFirst().orElse("");
    }
}
