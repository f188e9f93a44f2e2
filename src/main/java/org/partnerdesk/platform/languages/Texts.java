package org.partnerdesk.platform.languages;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * All that the desk says in one language: {@code messages_<code>.properties} in UTF-8, patterns in ICU's MessageFormat
 * with numbered arguments. A test holds the bundles to the same keys and arguments.
 */
public final class Texts {
    private static final char ISOLATE = '\u2068';
    private static final char POP = '\u2069';
    private static final Map<Language, Texts> ALL = load();

    /** Of every value asked for; a page asks for hundreds. */
    private static final Map<Enum<?>, String> KEYS = new ConcurrentHashMap<>();

    private final Language language;
    private final Map<String, Phrase> phrases;

    private Texts(Language language, Map<String, Phrase> phrases) {
        this.language = language;
        this.phrases = phrases;
    }

    public static Texts of(Language language) {
        return requireNonNull(ALL.get(language));
    }

    /**
     * The message in this language. Text arguments of the other direction are set apart with Unicode isolates, so that
     * a Latin name in an Arabic sentence (or the reverse) does not turn its neighbours around.
     *
     * @throws IllegalArgumentException for a key that no bundle has: a mistake of ours, found by a test
     */
    public String say(String key, Object... arguments) {
        Phrase phrase = phrases.get(key);
        if (phrase == null) {
            throw new IllegalArgumentException("No message " + key);
        }
        if (arguments.length == 0) {
            return phrase.say();
        }
        Object[] apart = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            apart[i] = arguments[i] instanceof String text ? isolated(text) : arguments[i];
        }
        return phrase.say(apart);
    }

    /** The word for a value of a closed set, such as {@code severity.s1} or {@code determination-kind.how_to}. */
    public String word(Enum<?> value) {
        return say(key(value));
    }

    /** The key of {@link #word}: the type's name with dashes, nested types after their owner, and the value's name. */
    public static String key(Enum<?> value) {
        return KEYS.computeIfAbsent(value, Texts::spelled);
    }

    private static String spelled(Enum<?> value) {
        Class<?> type = value.getDeclaringClass();
        Class<?> owner = type.getEnclosingClass();
        String name = (owner == null ? "" : owner.getSimpleName()) + type.getSimpleName();
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT)
                + "."
                + value.name().toLowerCase(Locale.ROOT);
    }

    public boolean knows(String key) {
        return phrases.containsKey(key);
    }

    Set<String> keys() {
        return phrases.keySet();
    }

    private String isolated(String text) {
        return language.isRightToLeft() || hasRightToLeft(text) ? ISOLATE + text + POP : text;
    }

    private static boolean hasRightToLeft(String text) {
        return text.codePoints().anyMatch(c -> {
            byte direction = Character.getDirectionality(c);
            return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        });
    }

    private static Map<Language, Texts> load() {
        return Arrays.stream(Language.values())
                .collect(Collectors.toMap(l -> l, Texts::read, (a, b) -> a, () -> new EnumMap<>(Language.class)));
    }

    private static Texts read(Language language) {
        String name = "/messages_" + language.code() + ".properties";
        Properties properties = new Properties();
        try (InputStream bytes = Texts.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException("No bundle " + name);
            }
            properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Phrase> phrases = new HashMap<>();
        properties.forEach((key, pattern) -> phrases.put((String) key, Phrase.of((String) pattern, language)));
        return new Texts(language, phrases);
    }
}
