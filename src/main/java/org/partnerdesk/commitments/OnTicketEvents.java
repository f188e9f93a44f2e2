package org.partnerdesk.commitments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.ticketing.Impact;
import org.partnerdesk.ticketing.IssueDetermined;
import org.partnerdesk.ticketing.Message;
import org.partnerdesk.ticketing.MessageAdded;
import org.partnerdesk.ticketing.Status;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.TicketAcknowledged;
import org.partnerdesk.ticketing.TicketChanged;
import org.partnerdesk.ticketing.TicketOpened;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the acts of D9-D11 do to a ticket's clocks, in the act's own transaction: the queue and the confirmation mail show
 * the promise at once. Comes before those who tell people of it.
 */
@Component
class OnTicketEvents {
    static final int ORDER = 100;

    private final Commitments commitments;
    private final Directory directory;

    OnTicketEvents(Commitments commitments, Directory directory) {
        this.commitments = commitments;
        this.directory = directory;
    }

    @EventListener
    @Order(ORDER)
    void on(TicketOpened event) {
        commitments.start(
                event.ticket().id(), terms(event.ticket()), event.ticket().createdAt());
    }

    /** Only a person's public words count, and never a machine's (D9, D11). */
    @EventListener
    @Order(ORDER)
    void on(MessageAdded event) {
        Message message = event.message();
        boolean counts = message.author().kind() == Actor.Kind.AGENT
                && message.audience() == Message.Audience.PUBLIC
                && !message.automatic();
        if (counts) {
            commitments.satisfy(message.ticketId(), Milestone.ACKNOWLEDGED, message.at());
            if (event.countsAsUpdate()) {
                commitments.updatePublished(message.ticketId(), message.at());
            }
        }
    }

    @EventListener
    @Order(ORDER)
    void on(TicketAcknowledged event) {
        commitments.satisfy(event.ticket().id(), Milestone.ACKNOWLEDGED, event.at());
    }

    @EventListener
    @Order(ORDER)
    void on(IssueDetermined event) {
        commitments.satisfy(event.ticket().id(), Milestone.DETERMINED, event.at());
    }

    @EventListener
    @Order(ORDER)
    void on(TicketChanged event) {
        Ticket after = event.after();
        Status from = event.before().status();
        Status to = after.status();
        Instant at = event.at();
        if (from.isDone() && !to.isDone()) {
            commitments.reopen(after.id(), terms(after), at);
        }
        if (from == Status.WAITING_FOR_PARTNER && to != Status.WAITING_FOR_PARTNER) {
            commitments.resume(after.id(), at);
        }
        if (!terms(event.before()).equals(terms(after)) && !to.isDone()) {
            commitments.retarget(after.id(), terms(after), at);
        }
        if (to == Status.WAITING_FOR_PARTNER && from != Status.WAITING_FOR_PARTNER) {
            commitments.pause(after.id(), at);
        }
        if (to == Status.RESOLVED && from != Status.RESOLVED) {
            commitments.satisfy(after.id(), Milestone.RESOLVED, at);
        }
        if (to == Status.CLOSED && from != Status.CLOSED) {
            commitments.close(after.id(), at);
        }
    }

    private Terms terms(Ticket ticket) {
        return new Terms(
                ticket.severity().name(),
                ticket.dataCentre(),
                tier(ticket),
                impact(ticket.impact()),
                ticket.requestType());
    }

    private @Nullable String tier(Ticket ticket) {
        return ticket.partnerId() == null
                ? null
                : directory.tier(ticket.partnerId(), ticket.dataCentre()).orElse(null);
    }

    private static @Nullable String impact(@Nullable Impact impact) {
        return impact == null ? null : impact.code();
    }
}
