package org.partnerdesk.entitlement;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.directory.Vendor;
import org.partnerdesk.entitlement.reading.Mention;
import org.partnerdesk.entitlement.reading.TextReader;

/** The addresses and domains that stand in every mail and mean nobody's customer: see identity.md, "Where text comes from". */
final class NeverCounts {
    /** Of a mailing list or a machine, by the names that RFC 2142 and the list programs give them. */
    private static final Pattern MACHINE = Pattern.compile("no-?reply|do-?not-?reply|mailer-daemon|postmaster"
            + "|unsubscribe|.{1,50}-(?:request|unsubscribe|subscribe|bounces?)");

    private static final Set<String> LIST_HOSTS = Set.of("googlegroups.com", "groups.io", "freelists.org");
    private static final List<String> LIST_SUBDOMAINS = List.of("lists.", "list.", "listserv.", "mailman.");

    private final Set<String> addresses = new HashSet<>();
    private final Set<String> domains = new HashSet<>();
    private final Set<String> partnerDomains;

    private NeverCounts(Sender sender, Vendor vendor, Set<String> partnerDomains, Set<String> lists) {
        this.partnerDomains = partnerDomains;
        String email = sender.email().toLowerCase(Locale.ROOT);
        addresses.add(email);
        String domain = email.substring(email.lastIndexOf('@') + 1);
        if (!TextReader.isFreeMail(domain)) {
            domains.add(domain);
        }
        if (sender.partner() != null) {
            domains.addAll(sender.partner().domains());
        }
        domains.addAll(vendor.ownDomains());
        vendor.dataCentres().forEach(d -> addresses.add(d.mailbox().toLowerCase(Locale.ROOT)));
        lists.forEach(list -> (list.contains("@") ? addresses : domains).add(list.toLowerCase(Locale.ROOT)));
    }

    static NeverCounts of(Claim claim, Premises premises) {
        return new NeverCounts(claim.sender(), premises.vendor(), premises.partnerDomains(), claim.lists());
    }

    /** How a mention stands; in a field, where somebody put it on purpose, even an own address may be a customer's user. */
    Standing standing(Mention mention) {
        return switch (mention.kind()) {
            case NUMBER, NAME -> Standing.COUNTS;
            case DOMAIN ->
                isDomainOf(mention.key(), domains)
                                || isDomainOf(mention.key(), partnerDomains)
                                || isListHost(mention.key())
                        ? Standing.NEVER
                        : Standing.COUNTS;
            case ADDRESS -> address(mention);
        };
    }

    private Standing address(Mention mention) {
        if (addresses.contains(mention.key()) || isDomainOf(mention.domain(), domains)) {
            return mention.place().isField() ? Standing.ONLY_AS_MAPPED_USER : Standing.NEVER;
        }
        return isDomainOf(mention.domain(), partnerDomains) || isListOrMachine(mention)
                ? Standing.ONLY_AS_MAPPED_USER
                : Standing.COUNTS;
    }

    private static boolean isListOrMachine(Mention mention) {
        String local = mention.key().substring(0, mention.key().lastIndexOf('@'));
        return isListHost(mention.domain()) || MACHINE.matcher(local).matches();
    }

    private static boolean isListHost(String domain) {
        return LIST_HOSTS.contains(domain) || LIST_SUBDOMAINS.stream().anyMatch(domain::startsWith);
    }

    /** Whether the domain or one of its parents is in the set. */
    private static boolean isDomainOf(String domain, Set<String> set) {
        for (String parent = domain; !parent.isEmpty(); parent = parent.substring(parent.indexOf('.') + 1)) {
            if (set.contains(parent)) {
                return true;
            }
            if (parent.indexOf('.') < 0) {
                return false;
            }
        }
        return false;
    }
}
