package org.partnerdesk.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the directory knows of many keys, to be told to those who ask for some of them on behalf of a partner. */
public final class Lookup {
    private final Version version;
    private final List<Hit> all;
    private final Map<String, List<Hit>> byKey = new HashMap<>();

    /** An account found by one key, and the partners it is mapped to. */
    record Hit(KeyKind kind, String key, Account account, Set<Long> partners) {
        Match match(@Nullable Long partnerId) {
            return new Match(kind, key, account, partnerId != null && partners.contains(partnerId));
        }
    }

    Lookup(Version version, List<Hit> hits) {
        this.version = version;
        this.all = hits;
        hits.forEach(
                hit -> byKey.computeIfAbsent(hit.key(), k -> new ArrayList<>()).add(hit));
    }

    /** The answer that {@link Directory#identify} would have given for {@code keys}, which must have been looked up. */
    public Answer answer(Keys keys, @Nullable Long partnerId) {
        List<Match> matches = Stream.of(keys.emails(), keys.numbers(), keys.domains(), keys.names())
                .flatMap(Set::stream)
                .distinct()
                .flatMap(key -> byKey.getOrDefault(key, List.of()).stream())
                .map(hit -> hit.match(partnerId))
                .toList();
        return new Answer(version, matches);
    }

    /** Everything that was found. */
    Answer answer(@Nullable Long partnerId) {
        return new Answer(version, all.stream().map(hit -> hit.match(partnerId)).toList());
    }
}
