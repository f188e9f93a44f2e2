package org.partnerdesk.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the directory knows of many keys, to be told to those who ask for some of them on behalf of a partner. */
public final class Lookup {
    private final Version version;
    private final Map<String, List<Hit>> byKey = new LinkedHashMap<>();

    /**
     * An account found by one key, and the partners it is mapped to.
     *
     * @param domainLength of the account's domain, which may be a parent of the key; 0 for other kinds of keys
     */
    record Hit(KeyKind kind, String key, int domainLength, Account account, Set<Long> partners) {
        Match match(@Nullable Long partnerId) {
            return new Match(kind, key, account, isMapped(partnerId));
        }

        boolean isMapped(@Nullable Long partnerId) {
            return partnerId != null && partners.contains(partnerId);
        }
    }

    Lookup(Version version, List<Hit> hits) {
        this.version = version;
        hits.forEach(
                hit -> byKey.computeIfAbsent(hit.key(), k -> new ArrayList<>()).add(hit));
    }

    /** The answer that {@link Directory#identify} would have given for {@code keys}, which must have been looked up. */
    public Answer answer(Keys keys, @Nullable Long partnerId) {
        return answer(
                Stream.of(keys.emails(), keys.numbers(), keys.domains(), keys.names())
                        .flatMap(Set::stream)
                        .distinct()
                        .map(key -> byKey.getOrDefault(key, List.of())),
                partnerId);
    }

    /** Everything that was found. */
    Answer answer(@Nullable Long partnerId) {
        return answer(byKey.values().stream(), partnerId);
    }

    private Answer answer(Stream<List<Hit>> keys, @Nullable Long partnerId) {
        return new Answer(
                version, keys.flatMap(hits -> matches(hits, partnerId)).toList());
    }

    /** The longest domain wins among the partner's own accounts and among all others: a foreign one hides none (D5). */
    private static Stream<Match> matches(List<Hit> hits, @Nullable Long partnerId) {
        Map<Boolean, Integer> longest = new HashMap<>();
        hits.forEach(hit -> longest.merge(hit.isMapped(partnerId), hit.domainLength(), Math::max));
        return hits.stream()
                .filter(hit -> hit.domainLength() == 0
                        || hit.domainLength() == longest.getOrDefault(hit.isMapped(partnerId), 0))
                .map(hit -> hit.match(partnerId));
    }
}
