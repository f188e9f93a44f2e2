package org.partnerdesk.directory.source;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Keys;

/** When the live source was last heard on some keys. */
public final class Heard {
    static final Heard NOTHING = new Heard(Map.of());

    private final Map<AskedKey, Instant> at;

    Heard(Map<AskedKey, Instant> at) {
        this.at = at;
    }

    /** How old the oldest is of what was heard on these keys; null when nothing was. */
    public @Nullable Instant oldest(Keys keys) {
        return AskedKey.of(keys).stream()
                .map(at::get)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
