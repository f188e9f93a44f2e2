package org.partnerdesk.platform.web;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.languages.Language;

/**
 * The signed-in person as pages need to know them.
 *
 * @param organisation where they work, shown beside the name: a department of the vendor, or a partner
 * @param home where the brand in the page's head leads
 * @param language the one they are written to; null when they never chose one
 * @param zone null when they never chose one
 */
public record Reader(
        String email,
        String name,
        String organisation,
        String home,
        @Nullable Language language,
        @Nullable ZoneId zone) {

    /** Tells who is signed in on the current request; the module that knows people provides it. */
    @FunctionalInterface
    public interface Source {
        @Nullable
        Reader current();
    }
}
