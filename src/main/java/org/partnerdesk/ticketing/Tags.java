package org.partnerdesk.ticketing;

import java.util.Locale;
import java.util.Optional;
import org.partnerdesk.platform.text.StorableText;

/** What a tag may be: letters of any script, digits and few signs, so that it can stand in addresses and searches. */
public final class Tags {
    private static final int LONGEST = 40;

    private Tags() {}

    /** The tag as it is kept, in lower case with single dashes for blanks; empty for what is none. */
    public static Optional<String> of(String typed) {
        String tag = StorableText.of(typed).strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
        return tag.length() <= LONGEST && tag.matches("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*")
                ? Optional.of(tag)
                : Optional.empty();
    }
}
