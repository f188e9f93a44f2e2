package org.partnerdesk.platform.text;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A mail address as people type it into a field: the addr-spec of RFC 5322 without comments and quoted local parts. */
public final class EmailAddress {
    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");

    private EmailAddress() {}

    /** The address in lower case with its domain in ASCII form; empty when {@code typed} is none. */
    public static Optional<String> parse(@Nullable String typed) {
        if (typed == null || typed.length() > 320) {
            return Optional.empty();
        }
        String address = typed.strip().toLowerCase(Locale.ROOT);
        int at = address.lastIndexOf('@');
        if (at < 1 || at > 64 || !LOCAL.matcher(address.substring(0, at)).matches()) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(address.substring(at + 1), IDN.ALLOW_UNASSIGNED);
            return domain.length() <= 253 && DOMAIN.matcher(domain).matches()
                    ? Optional.of(address.substring(0, at) + '@' + domain)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
