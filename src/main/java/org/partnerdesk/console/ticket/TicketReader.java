package org.partnerdesk.console.ticket;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.access.Person;
import org.partnerdesk.console.ViewCounts;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.entitlement.Find;
import org.partnerdesk.entitlement.FoundWords;
import org.partnerdesk.entitlement.ReceiptBody;
import org.partnerdesk.parts.Promises;
import org.partnerdesk.ticketing.ImpactWords;
import org.partnerdesk.ticketing.Ticket;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the view of a ticket out of what its statement read. */
@Component
class TicketReader {
    private final TicketPageQueries queries;
    private final ViewCounts counts;
    private final Promises promises;
    private final Directory directory;
    private final JsonMapper json;
    private final Clock clock;

    TicketReader(
            TicketPageQueries queries,
            ViewCounts counts,
            Promises promises,
            Directory directory,
            JsonMapper json,
            Clock clock) {
        this.queries = queries;
        this.counts = counts;
        this.promises = promises;
        this.directory = directory;
        this.json = json;
        this.clock = clock;
    }

    Optional<TicketView> ticket(long id, Person me, TicketView.@Nullable Attempt attempt) {
        return queries.ticket(id, me.viewer()).map(facts -> view(facts, me, attempt));
    }

    private TicketView view(TicketFacts facts, Person me, TicketView.@Nullable Attempt attempt) {
        Ticket ticket = facts.ticket();
        TicketFacts.ReceiptRow receipt = facts.receipt();
        ReceiptBody proof = receipt == null ? null : json.readValue(receipt.body(), ReceiptBody.class);
        FoundWords found = new FoundWords(proof);
        List<Find> finds = proof == null ? List.of() : proof.finds();
        TicketFacts.PartnerRow partner = facts.partner();
        TicketFacts.AccountRow account = facts.account();
        TicketFacts.AboutRow about = facts.about();
        TicketFacts.DeterminationRow determined = facts.determination();
        String region = account == null ? ticket.dataCentre() : account.region();
        return new TicketView(
                ticket,
                found.in(ticket.subject()),
                directory.vendor().services(),
                partner == null ? null : partner.name(),
                partner == null ? null : partner.tiers().get(region),
                facts.mappedFrom(),
                account == null ? null : account.name(),
                facts.messages().stream()
                        .map(row -> Said.of(row, facts.mails(), found))
                        .toList(),
                facts.history().stream()
                        .map(row -> new Happening(row.at(), row.actorName(), row.what(), row.detail()))
                        .toList()
                        .reversed(),
                promises.of(facts.commitments(), clock.instant()),
                determined == null ? null : new TicketView.Determined(determined.kind(), determined.summary()),
                receipt == null ? null : receipt.seq(),
                proof,
                finds.stream()
                        .filter(find -> !find.fillWith().equalsIgnoreCase(ticket.customerPrimaryEmail()))
                        .toList(),
                facts.agents().stream()
                        .map(agent -> new TicketView.Agent(agent.email(), agent.name()))
                        .toList(),
                about == null ? null : new TicketView.About(about.email(), about.name()),
                facts.links().stream()
                        .map(link -> new TicketView.Linked(link.number(), link.subject(), link.status()))
                        .toList(),
                facts.participants(),
                facts.tags(),
                facts.undeliverable() == null ? null : facts.undeliverable().reason(),
                counts.of(me.email()),
                ticket.impact() == null ? suggested(facts) : null,
                attempt);
    }

    /** Of quoted mail nothing is believed: it may tell of another problem. */
    private static ImpactWords.@Nullable Suggestion suggested(TicketFacts facts) {
        return facts.messages().stream()
                .filter(message -> message.authorKind() == Actor.Kind.PARTNER)
                .findFirst()
                .flatMap(first -> ImpactWords.in(facts.ticket().subject(), ownWords(first)))
                .orElse(null);
    }

    private static String ownWords(TicketFacts.MessageRow message) {
        int length = message.body().length();
        return message.body().substring(0, message.foldAt() == null ? length : Math.min(message.foldAt(), length));
    }
}
