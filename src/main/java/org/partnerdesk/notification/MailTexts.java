package org.partnerdesk.notification;

import static java.util.Objects.requireNonNull;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.partnerdesk.access.Actor;
import org.partnerdesk.platform.languages.Language;

/** What mails say in one language: {@code mail_<code>.properties} in UTF-8, ICU patterns with numbered arguments. */
final class MailTexts {
    private static final Map<Language, MailTexts> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new MailTexts(language));
        }
    }

    private final Language language;
    private final Properties patterns;

    private MailTexts(Language language) {
        this.language = language;
        this.patterns = read("/mail_" + language.code() + ".properties");
    }

    static MailTexts in(Language language) {
        return requireNonNull(ALL.get(language));
    }

    Language language() {
        return language;
    }

    /** @throws IllegalArgumentException for a key that the bundle does not have: a mistake of ours, found by a test */
    String say(String key, Object... arguments) {
        String pattern = patterns.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("No text " + key + " in " + language);
        }
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, language.locale()).format(arguments);
    }

    /** A text about a person; somebody who goes by the desk's own name is not called twice. */
    String person(String key, Actor person) {
        return person.name().equals(say("sender.desk")) ? person.name() : say(key, person.name());
    }

    Set<String> keys() {
        return patterns.stringPropertyNames();
    }

    private static Properties read(String name) {
        Properties properties = new Properties();
        try (InputStream bytes = MailTexts.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException("No bundle " + name);
            }
            properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
