package org.partnerdesk.ticketing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the words of a request say of its impact: a suggestion for an agent, never a decision (D8). */
public final class ImpactWords {
    private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern LATIN = Pattern.compile("[a-z' -]+");

    /** Signs that the same words are written with or without. */
    private static final Pattern ARABIC_SIGNS = Pattern.compile("[\\u064B-\\u0652\\u0640\\u0670]");

    /** The most of a request that is looked through. */
    private static final int LONGEST = 10_000;

    private static final List<Phrase> PHRASES = read();

    private ImpactWords() {}

    /** @param words as the request wrote them, folded */
    public record Suggestion(Impact impact, String words) {}

    private record Phrase(Impact impact, String words, Pattern found) {}

    /** By the first of {@code impact-words.txt} that the subject or the text has; empty when none has. */
    public static Optional<Suggestion> in(String subject, String text) {
        String folded = folded(subject + "\n" + text.substring(0, Math.min(text.length(), LONGEST)));
        return PHRASES.stream()
                .filter(phrase -> phrase.found.matcher(folded).find())
                .findFirst()
                .map(phrase -> new Suggestion(phrase.impact, phrase.words));
    }

    private static String folded(String text) {
        String plain = FOLD.normalize(text).replace('\u2019', '\'');
        plain = ARABIC_SIGNS.matcher(plain).replaceAll("").replaceAll("[أإآٱ]", "ا");
        return SPACE.matcher(plain).replaceAll(" ");
    }

    private static List<Phrase> read() {
        try (InputStream file = requireNonNull(ImpactWords.class.getResourceAsStream("/impact-words.txt"))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> phrase(line.split("\\|", 2)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Phrase phrase(String[] line) {
        String words = line[1].strip();
        String folded = Pattern.quote(folded(words));
        boolean whole = LATIN.matcher(words).matches();
        return new Phrase(
                Impact.of(line[0].strip()).orElseThrow(),
                words,
                Pattern.compile(whole ? "(?<![\\p{L}\\p{N}])" + folded + "(?![\\p{L}\\p{N}])" : folded));
    }
}
