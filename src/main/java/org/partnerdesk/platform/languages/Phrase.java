package org.partnerdesk.platform.languages;

import com.ibm.icu.text.MessageFormat;

/** One message of a bundle, parsed once: plain words, or an ICU pattern with numbered arguments. */
sealed interface Phrase {
    String say(Object... arguments);

    static Phrase of(String pattern, Language language) {
        return pattern.indexOf('{') < 0
                ? new Words(pattern)
                : new Pattern(new MessageFormat(pattern, language.locale()));
    }

    /** Words without arguments stay as written, apostrophes included. */
    record Words(String words) implements Phrase {
        @Override
        public String say(Object... arguments) {
            return words;
        }
    }

    /** ICU's formats are not safe for threads, and parsing one costs more than waiting for it. */
    record Pattern(MessageFormat format) implements Phrase {
        @Override
        public String say(Object... arguments) {
            synchronized (format) {
                return format.format(arguments);
            }
        }
    }
}
