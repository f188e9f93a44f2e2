package org.partnerdesk.api;

import org.jspecify.annotations.Nullable;

/** How much a field may hold. */
final class Limits {
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_TEXT = 1_000_000;

    private Limits() {}

    /** @throws Refused when a subject, a name or an address is longer than anybody's */
    static void line(String field, @Nullable String value) {
        atMost(LONGEST_LINE, field, value);
    }

    /** @throws Refused when a text is longer than anybody reads */
    static void text(String field, @Nullable String value) {
        atMost(LONGEST_TEXT, field, value);
    }

    private static void atMost(int length, String field, @Nullable String value) {
        if (value != null && value.length() > length) {
            throw Refused.field("too-long", field, field, length);
        }
    }
}
