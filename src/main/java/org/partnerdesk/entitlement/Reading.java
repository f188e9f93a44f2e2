package org.partnerdesk.entitlement;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Keys;
import org.partnerdesk.directory.Match;
import org.partnerdesk.entitlement.reading.Called;
import org.partnerdesk.entitlement.reading.Folded;
import org.partnerdesk.entitlement.reading.Mention;
import org.partnerdesk.entitlement.reading.Place;
import org.partnerdesk.entitlement.reading.ServiceReader;
import org.partnerdesk.entitlement.reading.TemplateReader;
import org.partnerdesk.entitlement.reading.TextReader;

/**
 * A claim as read: its fields, labelled lines of the template included, and everything that may lead to a customer.
 *
 * @param labelled whether {@code customer} is a labelled line
 * @param service code of the service it is about; null when none or several are named
 */
record Reading(
        @Nullable String customer,
        boolean labelled,
        @Nullable String organisationId,
        @Nullable String service,
        List<Mention> mentions) {

    private static final int MOST_NAMES = 60;

    private record Page(Place place, Folded folded, TemplateReader.Fields fields) {}

    static Reading of(Claim claim, ServiceReader services) {
        List<Page> pages = claim.passages().stream().map(Reading::page).toList();
        TemplateReader.Fields labelled = identityFields(pages);
        String customer = orElse(claim.customerPrimaryEmail(), labelled.customer());
        String organisation = orElse(claim.organisationId(), labelled.organisation());
        List<Mention> mentions = new ArrayList<>();
        if (claim.confirmed() != null) {
            mentions.add(confirmed(claim.confirmed()));
        }
        mentions.addAll(field(customer, Place.CUSTOMER_FIELD));
        mentions.addAll(field(organisation, Place.ORGANISATION_FIELD));
        pages.forEach(page -> mentions.addAll(TextReader.read(page.folded(), page.place())));
        return new Reading(
                customer,
                isEmpty(claim.customerPrimaryEmail()) && customer != null,
                organisation,
                service(claim, pages, services),
                mentions);
    }

    private static Mention confirmed(String zoid) {
        return new Mention(Mention.Kind.NUMBER, zoid, Called.ORGANISATION, Place.CONFIRMED, zoid, 0, zoid.length());
    }

    /** The account that an agent confirmed. */
    Optional<String> confirmed() {
        return mentions.stream()
                .filter(m -> m.place() == Place.CONFIRMED)
                .map(Mention::key)
                .findFirst();
    }

    /** A reading as a receipt keeps it. */
    static Reading of(ReceiptBody receipt) {
        ReceiptBody.Inputs in = receipt.inputs();
        return new Reading(
                in.customerPrimaryEmail(),
                in.labelled(),
                in.organisationId(),
                receipt.service(),
                requireNonNullElse(in.mentions(), List.of()));
    }

    /** The mentions that a verdict may rest on, or might: a name that nobody answers to is any words. */
    List<Mention> tellingMentions(List<Match> matches) {
        Set<String> found = matches.stream().map(Match::key).collect(Collectors.toSet());
        return mentions.stream()
                .filter(m -> m.kind() != Mention.Kind.NAME || found.contains(m.key()))
                .toList();
    }

    /** What to ask the directory for, in the order of the mentions: fields before texts. Free-mail domains and what never counts are not asked. */
    Keys keys(NeverCounts neverCounts) {
        Set<String> emails = new LinkedHashSet<>();
        Set<String> numbers = new LinkedHashSet<>();
        Set<String> domains = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        for (Mention mention : mentions) {
            Standing standing = neverCounts.standing(mention);
            if (standing == Standing.NEVER) {
                continue;
            }
            switch (mention.kind()) {
                case ADDRESS -> emails.add(mention.key());
                case NUMBER -> numbers.add(mention.key());
                case DOMAIN -> {}
                case NAME -> {
                    if (names.size() < MOST_NAMES && !mention.place().isBackground()) {
                        names.add(mention.key());
                    }
                }
            }
            boolean hasDomain = mention.kind() == Mention.Kind.ADDRESS || mention.kind() == Mention.Kind.DOMAIN;
            if (hasDomain && standing == Standing.COUNTS && !TextReader.isFreeMail(mention.domain())) {
                domains.add(mention.domain());
            }
        }
        return new Keys(emails, numbers, domains, names);
    }

    /** Whether the customer field holds an identifier and nothing that could be taken for an address. */
    boolean isBareIdentifier() {
        List<Mention.Kind> kinds = mentions.stream()
                .filter(m -> m.place() == Place.CUSTOMER_FIELD)
                .map(Mention::kind)
                .toList();
        return kinds.contains(Mention.Kind.NUMBER)
                && !kinds.contains(Mention.Kind.ADDRESS)
                && !kinds.contains(Mention.Kind.DOMAIN);
    }

    private static Page page(Passage passage) {
        Folded folded = Folded.of(passage.text());
        return new Page(Place.valueOf(passage.source().name()), folded, TemplateReader.read(folded));
    }

    /** Own words before quoted ones: what an earlier mail was about counts only when this one does not say. */
    private static TemplateReader.Fields identityFields(List<Page> pages) {
        TemplateReader.Fields own =
                merged(pages.stream().filter(p -> !p.place().isBackground()).toList());
        return own.nameCustomer()
                ? own
                : merged(pages.stream().filter(p -> p.place().isBackground()).toList());
    }

    private static TemplateReader.Fields merged(List<Page> pages) {
        String customer = null;
        String organisation = null;
        String service = null;
        for (Page page : pages) {
            customer = orElse(customer, page.fields().customer());
            organisation = orElse(organisation, page.fields().organisation());
            service = orElse(service, page.fields().service());
        }
        return new TemplateReader.Fields(customer, organisation, service);
    }

    private static List<Mention> field(@Nullable String content, Place place) {
        return content == null
                ? List.of()
                : TextReader.read(Folded.of(content), place).stream()
                        .map(Reading::asTyped)
                        .toList();
    }

    /** Who types a number into a field for customers means a customer's, unless its words say otherwise. */
    private static Mention asTyped(Mention m) {
        boolean named =
                m.called() == Called.USER || m.called() == Called.SOMETHING_ELSE && m.place() == Place.CUSTOMER_FIELD;
        return m.kind() != Mention.Kind.NUMBER || named
                ? m
                : new Mention(m.kind(), m.key(), Called.ORGANISATION, m.place(), m.written(), m.start(), m.end());
    }

    private static @Nullable String service(Claim claim, List<Page> pages, ServiceReader services) {
        Optional<String> typed = Optional.ofNullable(claim.service()).flatMap(services::field);
        if (typed.isPresent()) {
            return typed.get();
        }
        Set<String> named = new HashSet<>();
        for (Page page : pages) {
            if (page.place() == Place.SUBJECT || page.place() == Place.OWN_WORDS) {
                named.addAll(services.named(page.folded()));
            }
        }
        return Optional.ofNullable(merged(pages).service())
                .flatMap(services::field)
                .orElseGet(() -> named.size() == 1 ? named.iterator().next() : null);
    }

    private static @Nullable String orElse(@Nullable String first, @Nullable String other) {
        return isEmpty(first) ? other : first;
    }

    private static boolean isEmpty(@Nullable String typed) {
        return requireNonNullElse(typed, "")
                .codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.getType(c) == Character.FORMAT);
    }
}
