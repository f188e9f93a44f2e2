package org.partnerdesk.intake.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.Sender;
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

    /**
     * Where the mail goes.
     *
     * @param ticketId the ticket it joins; null: a new one
     * @param mayBelongTo a ticket that it names but that its sender may not write into by that
     */
    record Place(@Nullable Long ticketId, @Nullable Long mayBelongTo) {}

    private record Candidate(String rule, long ticketId, boolean signed) {}

    Place find(MailFacts facts, Trail trail) {
        List<Candidate> candidates = candidates(facts);
        if (candidates.isEmpty()) {
            trail.note("thread", MailReason.NO_TICKET_NAMED.of());
            return new Place(null, null);
        }
        Sender sender = facts.sender();
        Map<Long, ThreadQueries.Relation> relations = queries.relations(
                candidates.stream().map(Candidate::ticketId).distinct().toList(), sender == null ? "" : sender.email());
        Long mayBelongTo = null;
        Long joins = null;
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
                joins = candidate.ticketId();
                continue;
            }
            trail.note(candidate.rule(), MailReason.NO_PART.of(candidate.ticketId()));
            mayBelongTo = mayBelongTo == null ? candidate.ticketId() : mayBelongTo;
        }
        return joins == null ? new Place(null, mayBelongTo) : new Place(joins, null);
    }

    private List<Candidate> candidates(MailFacts facts) {
        List<String> ids = Stream.concat(facts.mail().inReplyTo().stream(), facts.mail().references().stream())
                .distinct()
                .toList();
        List<Candidate> found = new ArrayList<>();
        signed(addresses(facts), tokens::numberInAddress, "reply-address", found);
        signed(ids, tokens::numberInMessageId, "signed-message-id", found);
        Map<String, Long> known = ids.isEmpty() ? Map.of() : queries.ticketsOfMails(ids);
        for (String id : ids) {
            Long ticketId = known.get(id);
            if (ticketId != null) {
                found.add(new Candidate("known-message-id", ticketId, false));
            }
        }
        numberInSubject(facts).ifPresent(number -> found.add(new Candidate("number-in-subject", number, false)));
        return found;
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

    private OptionalLong numberInSubject(MailFacts facts) {
        Matcher tag = Pattern.compile(
                        "\\[" + Pattern.quote(directory.vendor().ticketPrefix()) + "-([0-9]{1,18})\\]",
                        Pattern.CASE_INSENSITIVE)
                .matcher(facts.mail().subject());
        return tag.find() ? OptionalLong.of(Long.parseLong(tag.group(1))) : OptionalLong.empty();
    }
}
