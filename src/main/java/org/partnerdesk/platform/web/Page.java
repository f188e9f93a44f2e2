package org.partnerdesk.platform.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.languages.Texts;
import org.partnerdesk.platform.languages.Wording;

/**
 * What every template is given about the request: who reads, in which words, and where things are. Templates take it as
 * {@code page}.
 *
 * @param prefix the path under which the desk is served, empty at the root; {@link #to} adds it
 * @param path path and query of this page, without the prefix
 * @param reader the signed-in person; null before sign-in
 * @param formToken the hidden field every form carries; null where no session is
 * @param demo whether this is a demonstration, where the present can be moved on
 */
public record Page(
        Language language,
        Texts texts,
        Wording wording,
        Assets assets,
        String prefix,
        String path,
        @Nullable Reader reader,
        @Nullable FormToken formToken,
        boolean demo) {

    /** Zero width non-joiner: two Arabic initials stay two letters. */
    private static final String NOT_JOINED = "\u200C";

    /** Proof that a form was made by us (CSRF). */
    public record FormToken(String name, String value) {}

    public String say(String key, Object... arguments) {
        return texts.say(key, arguments);
    }

    /** The word for a value of a closed set. */
    public String word(Enum<?> value) {
        return texts.word(value);
    }

    /** The message around its one argument, where the template will put an element. */
    public Sentence around(String key) {
        // A character is no text argument: it is not set apart, and stands for itself.
        String whole = texts.say(key, '\uFFFC');
        int there = whole.indexOf('\uFFFC');
        return new Sentence(whole.substring(0, there), whole.substring(there + 1));
    }

    /** The address of a page of ours for a link: {@code path} behind the prefix. */
    public String to(String path) {
        return prefix + path;
    }

    /** The address of a static file, with the hash of its content. */
    public String asset(String path) {
        return prefix + assets.address(path);
    }

    /** The address that changes the reader's language and comes back to this page. */
    public String inLanguage(Language other) {
        return prefix + "/language/" + other.code() + "?back=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    public Instant now() {
        return wording.now();
    }

    /** Whether the reader is at a place or below it. */
    public boolean isAt(String place) {
        return path.equals(place) || path.startsWith(place + "/") || path.startsWith(place + "?");
    }

    /** Two letters for the round picture of a person: of the first and last name, or of the only one. */
    public static String initials(String name) {
        String[] words = name.strip().split("\\s+");
        int[] letters = words.length > 1
                ? new int[] {first(words[0]), first(words[words.length - 1])}
                : words[0].codePoints().filter(Character::isLetter).limit(2).toArray();
        return IntStream.of(letters)
                .mapToObj(Character::toString)
                .collect(Collectors.joining(NOT_JOINED))
                .toUpperCase(Locale.ROOT);
    }

    private static int first(String word) {
        return word.codePoints().filter(Character::isLetter).findFirst().orElse('·');
    }
}
