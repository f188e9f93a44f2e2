package org.partnerdesk.platform.languages;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language the desk speaks from the first screen on (M16). Another one is a constant here and a bundle. */
public enum Language {
    /** Formats are British: day before month, 24 hours, which every region of the programme reads. */
    EN("en", "English", "ltr", Locale.UK),
    AR("ar", "العربية", "rtl", Locale.of("ar")),
    TH("th", "ไทย", "ltr", Locale.of("th"));

    private final String code;
    private final String ownName;
    private final String direction;
    private final Locale locale;

    Language(String code, String ownName, String direction, Locale locale) {
        this.code = code;
        this.ownName = ownName;
        this.direction = direction;
        this.locale = locale;
    }

    /** The BCP 47 tag, such as {@code ar}; also the value of the {@code lang} attribute. */
    public String code() {
        return code;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** {@code ltr} or {@code rtl}. */
    public String direction() {
        return direction;
    }

    /** Of dates and numbers. */
    public Locale locale() {
        return locale;
    }

    public boolean isRightToLeft() {
        return direction.equals("rtl");
    }

    /** The language of a tag such as {@code ar} or {@code th-TH}; empty for one the desk does not speak. */
    public static Optional<Language> of(@Nullable String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        String wanted = Locale.forLanguageTag(tag).getLanguage();
        for (Language language : values()) {
            if (language.code.equals(wanted)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
