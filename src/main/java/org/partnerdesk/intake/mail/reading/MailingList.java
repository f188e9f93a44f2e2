package org.partnerdesk.intake.mail.reading;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mail says of the list that passed it on (RFC 2369, RFC 2919). */
final class MailingList {
    private static final Pattern POST = Pattern.compile("<mailto:([^<>?\\s]{3,320})[^<>]{0,900}>");
    private static final Pattern ID = Pattern.compile("<([^<>@\\s]{3,255})>\\s*$");

    private MailingList() {}

    /** The list's address and its id, which is written like a domain; none when no list had the mail. */
    static Set<String> of(HeaderFields headers) {
        Set<String> own = new LinkedHashSet<>();
        addFirst(POST.matcher(headers.first("List-Post").orElse("")), own);
        addFirst(ID.matcher(headers.first("List-Id").orElse("")), own);
        return own;
    }

    private static void addFirst(Matcher written, Set<String> to) {
        if (written.find()) {
            to.add(written.group(1).toLowerCase(Locale.ROOT));
        }
    }
}
