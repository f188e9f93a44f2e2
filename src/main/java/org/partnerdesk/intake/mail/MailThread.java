package org.partnerdesk.intake.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.intake.mail.reading.InboundMail;
import org.partnerdesk.intake.mail.reading.MailAddress;
import org.partnerdesk.platform.mail.MailTokens;
import org.springframework.stereotype.Component;

/**
 * Finds the ticket that a mail belongs to. What we signed proves that the sender has had our mail: a participant or a
 * colleague at the same partner joins by it. Everything else anybody could have written: it joins participants only.
 */
@Component
class MailThread {
    private final MailTokens tokens;
    private final ThreadQueries queries;
    private final Directory directory;

    MailThread(MailTokens tokens, ThreadQueries queries, Directory directory) {
        this.tokens = tokens;
        this.queries = queries;
        this.directory = directory;
    }

    /** More than these of a mail's references lead nowhere. */
    private static final int MOST_REFERENCES = 20;

    /**
     * Where the mail goes.
     *
     * @param ticketId the ticket it joins; null: a new one
     * @param mayBelongTo a ticket that it names but that its sender may not write into by that
     * @param closedAt since when the joined ticket is closed; null when it is not
     */
    record Place(
            @Nullable Long ticketId,
            @Nullable Long mayBelongTo,
            @Nullable Instant closedAt) {
        static Place nowhere(@Nullable Long mayBelongTo) {
            return new Place(null, mayBelongTo, null);
        }
    }

    private record Candidate(String rule, long ticketId, boolean signed) {}

    Place find(MailFacts facts, Trail trail) {
        List<Candidate> candidates = candidates(facts);
        if (candidates.isEmpty()) {
            trail.note("thread", MailReason.NO_TICKET_NAMED.of());
            return Place.nowhere(null);
        }
        Sender sender = facts.sender();
        Map<Long, ThreadQueries.Relation> relations = queries.relations(
                candidates.stream().map(Candidate::ticketId).distinct().toList(), sender == null ? "" : sender.email());
        Long mayBelongTo = null;
        Place joins = null;
        for (Candidate candidate : candidates) {
            if (joins != null) {
                trail.note(candidate.rule(), MailReason.NOT_NEEDED.of(candidate.ticketId()));
                continue;
            }
            ThreadQueries.Relation relation = relations.get(candidate.ticketId());
            if (relation == null) {
                trail.note(candidate.rule(), MailReason.NO_SUCH_TICKET.of(candidate.ticketId()));
                continue;
            }
            if (relation.takesPart() || candidate.signed() && relation.isPartnerOf(sender)) {
                trail.note(candidate.rule(), MailReason.JOINS.of(candidate.ticketId()));
                joins = new Place(candidate.ticketId(), null, relation.closedAt());
                continue;
            }
            trail.note(candidate.rule(), MailReason.NO_PART.of(candidate.ticketId()));
            mayBelongTo = mayBelongTo == null ? candidate.ticketId() : mayBelongTo;
        }
        return joins == null ? Place.nowhere(mayBelongTo) : joins;
    }

    private List<Candidate> candidates(MailFacts facts) {
        List<String> ids = references(facts.mail());
        List<Candidate> found = new ArrayList<>();
        signed(addresses(facts), tokens::numberInAddress, "reply-address", found);
        signed(ids, tokens::numberInMessageId, "signed-message-id", found);
        List<String> asked = new ArrayList<>(ids);
        asked.add(facts.mail().messageId());
        ThreadQueries.Known known = queries.known(asked);
        for (String id : ids) {
            Long ticketId = known.standing().get(id);
            if (ticketId != null) {
                found.add(new Candidate("known-message-id", ticketId, false));
            }
        }
        tokens.numberInText(facts.mail().text())
                .ifPresent(number -> found.add(new Candidate("signed-marker", number, true)));
        known.referredTo().forEach(ticketId -> found.add(new Candidate("shared-reference", ticketId, false)));
        numbersInSubject(facts).forEach(number -> found.add(new Candidate("number-in-subject", number, false)));
        return found;
    }

    /** What a mail answers, and what that answered, the newest first. */
    private static List<String> references(InboundMail mail) {
        return Stream.concat(mail.inReplyTo().stream(), mail.references().stream())
                .distinct()
                .limit(MOST_REFERENCES)
                .toList();
    }

    /** Remembers what a mail that is on a ticket now refers to, for mails to come that refer to the same. */
    void remember(MailFacts facts, long ticketId) {
        queries.remember(
                references(facts.mail()).stream()
                        .filter(id -> tokens.numberInMessageId(id).isEmpty())
                        .toList(),
                ticketId);
    }

    private static void signed(
            List<String> words, Function<String, OptionalLong> read, String rule, List<Candidate> found) {
        for (String word : words) {
            read.apply(word).ifPresent(number -> found.add(new Candidate(rule, number, true)));
        }
    }

    private static List<String> addresses(MailFacts facts) {
        return Stream.of(
                        facts.record().envelopeTo().stream(),
                        facts.mail().to().stream().map(MailAddress::email),
                        facts.mail().cc().stream().map(MailAddress::email))
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    private List<Long> numbersInSubject(MailFacts facts) {
        return Pattern.compile(
                        "\\[" + Pattern.quote(directory.vendor().ticketPrefix()) + "-([0-9]{1,18})\\]",
                        Pattern.CASE_INSENSITIVE)
                .matcher(facts.mail().subject())
                .results()
                .map(tag -> Long.parseLong(tag.group(1)))
                .distinct()
                .limit(MOST_REFERENCES)
                .toList();
    }
}
