package org.partnerdesk.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next what to send as {@code after} for the page behind; null on the last
 */
record PageOf<T>(List<T> items, @Nullable String next) {
    static final int USUAL = 50;
    private static final int MOST = 100;

    /** Cuts {@code rows}, of which one more than {@code limit} was asked for. */
    static <R, T> PageOf<T> of(List<R> rows, int limit, Function<R, T> shown, Function<R, String> key) {
        List<R> page = rows.size() > limit ? rows.subList(0, limit) : rows;
        return new PageOf<>(page.stream().map(shown).toList(), rows.size() > limit ? key.apply(page.getLast()) : null);
    }

    /** @throws Refused when it is not 1-100 */
    static int limit(@Nullable Integer asked) {
        int limit = asked == null ? USUAL : asked;
        if (limit < 1 || limit > MOST) {
            throw Refused.field("limit", "limit", MOST);
        }
        return limit;
    }

    /** @throws Refused when it is not what a page before gave as {@code next} */
    static @Nullable Long after(@Nullable String asked) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        if (!asked.matches("[0-9]{1,18}")) {
            throw Refused.field("after", "after");
        }
        return Long.parseLong(asked);
    }
}
