package org.partnerdesk.parts;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a link leads as a browser understands it (WHATWG URL), whatever its spelling pretends: a name before {@code @}
 * is gone, a backslash is a slash, and letters that look like others show as what they are.
 *
 * @param host in lower case, in ASCII; empty when it is no web address
 */
record LinkTarget(String address, String host) {
    private static final int LONGEST = 4_000;
    private static final Pattern WEB = Pattern.compile("(?is)(https?):[/\\\\]*([^/\\\\?#]*)(.*)");
    private static final Pattern OTHER = Pattern.compile("(?is)(?:mailto|tel):.*");
    private static final Pattern HOST = Pattern.compile("[a-z0-9._-]+(?::\\d{1,5})?|\\[[0-9a-f:.]+](?::\\d{1,5})?");

    /** Empty for what is neither of the web nor a mail or telephone address. */
    static Optional<LinkTarget> of(String written) {
        String plain = written.strip().replaceAll("[\\p{Cntrl}]", "");
        if (plain.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher web = WEB.matcher(plain);
        if (!web.matches()) {
            return OTHER.matcher(plain).matches() ? Optional.of(new LinkTarget(plain, "")) : Optional.empty();
        }
        String authority = web.group(2).substring(web.group(2).lastIndexOf('@') + 1);
        try {
            String host = authority.startsWith("[") ? authority : IDN.toASCII(authority, IDN.ALLOW_UNASSIGNED);
            String known = host.toLowerCase(Locale.ROOT);
            return HOST.matcher(known).matches()
                    ? Optional.of(new LinkTarget(
                            web.group(1).toLowerCase(Locale.ROOT) + "://" + known
                                    + web.group(3).replace(" ", "%20"),
                            known))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean isWeb() {
        return !host.isEmpty();
    }
}
