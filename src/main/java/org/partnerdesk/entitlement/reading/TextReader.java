package org.partnerdesk.entitlement.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Reads all mentions of one text, in time linear in its length. */
public final class TextReader {
    /** More of one kind in one text is a list, not a question about a customer; the directory is spared it. */
    static final int MOST_OF_A_KIND = 100;

    /** Where reading a text for one kind ends, repetitions counted. */
    static final int MOST_READ = 1_000;

    /** Where looking at places that may hold one ends: nobody writes so many that are none. */
    static final int MOST_TRIED = 20_000;

    private TextReader() {}

    /** Addresses, numbers, domains and names, at most {@value MOST_OF_A_KIND} different ones of each. */
    public static List<Mention> read(Folded folded, Place place) {
        List<Mention> addresses = AddressReader.read(folded, place);
        List<Mention> mentions = new ArrayList<>();
        addFirst(addresses, mentions);
        addFirst(NumberReader.read(folded, place, addresses), mentions);
        addFirst(DomainReader.read(folded, place, addresses), mentions);
        addFirst(NameReader.read(folded, place), mentions);
        return mentions;
    }

    static boolean holdsAddressOrNumber(Folded folded) {
        List<Mention> addresses = AddressReader.read(folded, Place.CUSTOMER_FIELD);
        return !addresses.isEmpty()
                || !NumberReader.read(folded, Place.CUSTOMER_FIELD, addresses).isEmpty();
    }

    /** Whether anybody can have an address of this domain, so that it tells nothing of a customer. */
    public static boolean isFreeMail(String domain) {
        return Lexicon.isFreeMail(domain);
    }

    private static void addFirst(List<Mention> found, List<Mention> to) {
        found.stream().filter(distinct()).limit(MOST_OF_A_KIND).forEach(to::add);
    }

    private static Predicate<Mention> distinct() {
        record Seen(String key, Called called) {}
        Set<Seen> seen = new HashSet<>();
        return mention -> seen.add(new Seen(mention.key(), mention.called()));
    }
}
