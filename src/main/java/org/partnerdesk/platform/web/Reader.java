package org.partnerdesk.platform.web;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.languages.Language;

/** The signed-in person as pages need to know them. The principal of the session implements it. */
public interface Reader {
    String email();

    String name();

    /** Where they work, as shown beside the name: a department of the vendor, or a partner. */
    String organisation();

    /** Where the brand in the page's head leads: {@code /desk} or {@code /help}. */
    String home();

    /** Whether the pages for admins are open to them. */
    default boolean isAdmin() {
        return false;
    }

    /** Whether the pages of the administration may be read. */
    default boolean seesAdministration() {
        return false;
    }

    /** The language they are written to; null when they never chose one. */
    @Nullable
    Language language();

    /** Their zone; null when they never chose one. */
    @Nullable
    ZoneId zone();
}
