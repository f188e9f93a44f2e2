package org.partnerdesk.parts;

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
        String other = stretch.holiday().values().iterator().next();
        return texts.say(Texts.key(stretch.reason()), stretch.holiday().getOrDefault(language.code(), other));
    }
}
