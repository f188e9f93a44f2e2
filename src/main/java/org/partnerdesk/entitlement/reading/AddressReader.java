package org.partnerdesk.entitlement.reading;

import java.util.ArrayList;
import java.util.List;

/** Reads e-mail addresses: what stands around an @, blanks beside it or not. */
final class AddressReader {
    /** RFC 5321, 4.5.3.1.1. */
    private static final int LONGEST_LOCAL_PART = 64;

    private static final int MOST_BLANKS = 3;
    /** What RFC 5322 allows in a local part, without what more often stands beside an address than in it. */
    private static final String IN_LOCAL_PART = "._+-'~%$";

    private AddressReader() {}

    static List<Mention> read(Folded folded, Place place) {
        List<Mention> addresses = new ArrayList<>();
        String text = folded.text();
        int tried = 0;
        for (int at = text.indexOf('@');
                at >= 0 && tried++ < TextReader.MOST_TRIED && addresses.size() < TextReader.MOST_READ;
                at = text.indexOf('@', at + 1)) {
            int localEnd = at;
            while (localEnd > 0 && at - localEnd < MOST_BLANKS && text.charAt(localEnd - 1) == ' ') {
                localEnd--;
            }
            int domainStart = at + 1;
            while (domainStart < text.length() && domainStart - at <= MOST_BLANKS && text.charAt(domainStart) == ' ') {
                domainStart++;
            }
            int start = localStart(text, localEnd);
            boolean hasLocalPart = start < localEnd && localEnd - start <= LONGEST_LOCAL_PART;
            int end = hasLocalPart ? DomainName.end(folded, domainStart) : -1;
            if (end > 0) {
                String domain = DomainName.ascii(text.substring(domainStart, end));
                if (domain != null) {
                    String key = text.substring(start, localEnd) + '@' + domain;
                    addresses.add(new Mention(
                            Mention.Kind.ADDRESS, key, Called.NOTHING, place, folded.written(start, end), start, end));
                }
            }
        }
        return addresses;
    }

    private static int localStart(String text, int end) {
        int start = Letters.runStart(text, 0, end, LONGEST_LOCAL_PART, IN_LOCAL_PART);
        while (start < end && ".'-%".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return start < end && text.charAt(end - 1) == '.' ? end : start;
    }
}
