package org.partnerdesk.entitlement.reading;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The words and lists that reading needs, kept as data on the class path and read once. */
final class Lexicon {
    private static final Map<Word, Map<String, Word>> SECTIONS = sections();

    /** Words before a number that may say what it is. */
    static final Phrases<Word> BESIDE_NUMBERS = phrases(
            true,
            Word.ORGANISATION_ID,
            Word.FIELD_ORGANISATION,
            Word.ORGANISATION_WORD,
            Word.USER_ID,
            Word.FILLER,
            Word.PLAIN,
            Word.SOMETHING_ELSE);

    static final Phrases<Word> UNITS = phrases(true, Word.UNIT);
    static final Phrases<Word> FIELDS =
            phrases(false, Word.FIELD_CUSTOMER, Word.FIELD_ORGANISATION, Word.FIELD_SERVICE);
    static final Phrases<Word> BEFORE_NAMES = phrases(false, Word.NAME_FOLLOWS);

    private static final Set<String> FREE_MAIL =
            lines("free-mail-domains.txt").collect(HashSet::new, Set::add, Set::addAll);

    private Lexicon() {}

    static boolean isFreeMail(String domain) {
        return FREE_MAIL.contains(domain);
    }

    private static Phrases<Word> phrases(boolean digitsEndWords, Word... words) {
        Map<String, Word> meanings = new HashMap<>();
        for (Word word : words) {
            SECTIONS.getOrDefault(word, Map.of()).forEach(meanings::putIfAbsent);
        }
        return new Phrases<>(meanings, digitsEndWords);
    }

    private static Map<Word, Map<String, Word>> sections() {
        Map<Word, Map<String, Word>> sections = new EnumMap<>(Word.class);
        Word current = Word.FILLER;
        for (String line : lines("identity-words.txt").toList()) {
            if (line.startsWith("[")) {
                current = Word.valueOf(
                        line.substring(1, line.indexOf(']')).replace(' ', '_').toUpperCase(Locale.ROOT));
            } else {
                sections.computeIfAbsent(current, s -> new HashMap<>()).put(line, current);
            }
        }
        return sections;
    }

    private static Stream<String> lines(String resource) {
        try (InputStream stream = Objects.requireNonNull(Lexicon.class.getResourceAsStream("/" + resource), resource);
                BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            return lines.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
