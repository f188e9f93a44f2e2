package org.partnerdesk.entitlement.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds known keys and names wherever a text mentions them, in any spelling the reader knows.
 *
 * @param <T> what a key stands for
 */
public final class Occurrences<T> {
    private final Map<String, T> keys;
    private final Phrases<T> names;

    /** A stretch of the text as written, in UTF-16 units. */
    public record Span<T>(int start, int end, T meaning) {}

    /** @param keys addresses, numbers and domains as {@link #key} gives them */
    public Occurrences(Map<String, T> keys, Map<String, T> names) {
        this.keys = Map.copyOf(keys);
        this.names = new Phrases<>(names, true);
    }

    /** The key that words stand for: an address, a number or a domain in its normal form; the words when none. */
    public static String key(String written) {
        return keyed(Folded.of(written)).map(Mention::key).findFirst().orElse(written);
    }

    /** From left to right, none overlapping another; of those that begin at one place the longest. */
    public List<Span<T>> in(String text) {
        Folded folded = Folded.of(text);
        List<Phrases.Hit<T>> hits = new ArrayList<>(names.in(folded, TextReader.MOST_READ));
        keyed(folded).forEach(mention -> {
            T meaning = keys.getOrDefault(mention.key(), keys.get(mention.domain()));
            if (meaning != null) {
                hits.add(new Phrases.Hit<>(mention.start(), mention.end(), meaning));
            }
        });
        hits.sort(Comparator.comparingInt((Phrases.Hit<T> hit) -> hit.start()).thenComparingInt(hit -> -hit.end()));
        List<Span<T>> spans = new ArrayList<>();
        int free = 0;
        for (Phrases.Hit<T> hit : hits) {
            if (hit.start() >= free) {
                spans.add(new Span<>(folded.start(hit.start()), folded.end(hit.end()), hit.meaning()));
                free = hit.end();
            }
        }
        return spans;
    }

    private static Stream<Mention> keyed(Folded folded) {
        Place place = Place.OWN_WORDS;
        List<Mention> addresses = AddressReader.read(folded, place);
        return Stream.of(
                        addresses,
                        NumberReader.read(folded, place, addresses),
                        DomainReader.read(folded, place, addresses))
                .flatMap(List::stream);
    }
}
