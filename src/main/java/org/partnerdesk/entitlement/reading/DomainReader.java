package org.partnerdesk.entitlement.reading;

import java.util.ArrayList;
import java.util.List;

/** Reads domain names that stand by themselves or in a web address. */
final class DomainReader {
    private static final int LONGEST_LABEL = 63;

    private DomainReader() {}

    /** @param addresses of the same text: their domains are theirs */
    static List<Mention> read(Folded folded, Place place, List<Mention> addresses) {
        List<Mention> domains = new ArrayList<>();
        String text = folded.text();
        int address = 0;
        int done = 0;
        int tried = 0;
        for (int dot = text.indexOf('.');
                dot >= 0 && tried++ < TextReader.MOST_TRIED && domains.size() < TextReader.MOST_READ;
                dot = text.indexOf('.', Math.max(dot + 1, done))) {
            while (address < addresses.size() && addresses.get(address).end() <= dot) {
                done = Math.max(done, addresses.get(address).end());
                address++;
            }
            if (address < addresses.size() && addresses.get(address).start() <= dot) {
                done = addresses.get(address).end();
                continue;
            }
            int start = labelStart(text, dot, done);
            int end = start < dot ? DomainName.end(folded, start) : -1;
            if (end > dot) {
                String key = DomainName.ascii(text.substring(start, end));
                if (key != null) {
                    domains.add(new Mention(
                            Mention.Kind.DOMAIN, key, Called.NOTHING, place, folded.written(start, end), start, end));
                }
                done = end;
            } else {
                done = chainEnd(text, dot);
            }
        }
        return domains;
    }

    /** Where no name was found none begins further right in the same chain either; looking again would be quadratic. */
    private static int chainEnd(String text, int dot) {
        int i = dot;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (codePoint != '.' && codePoint != '-' && Letters.group(codePoint) == Letters.Group.NONE) {
                break;
            }
            i += Character.charCount(codePoint);
        }
        return i;
    }

    private static int labelStart(String text, int dot, int from) {
        int start = Letters.runStart(text, from, dot, LONGEST_LABEL, "-");
        while (start < dot && text.charAt(start) == '-') {
            start++;
        }
        return start;
    }
}
