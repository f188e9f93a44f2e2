package org.partnerdesk.notification;

import org.partnerdesk.access.Actor;
import org.partnerdesk.ticketing.IssueDetermined;
import org.partnerdesk.ticketing.Message;
import org.partnerdesk.ticketing.MessageAdded;
import org.partnerdesk.ticketing.Status;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.TicketChanged;
import org.partnerdesk.ticketing.TicketOpened;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Writes the mails that follow from what happens to a ticket, in its transaction. Behind the commitments' listeners,
 * since a mail tells the next promised moment.
 */
@Component
class TicketMails {
    private static final int BEHIND_COMMITMENTS = 200;

    private final Letters letters;
    private final Post post;

    TicketMails(Letters letters, Post post) {
        this.letters = letters;
        this.post = post;
    }

    @EventListener
    @Order(BEHIND_COMMITMENTS)
    void on(TicketOpened opened) {
        // What a machine wrote is never answered; neither is an agent who opened a ticket for nobody.
        if (!opened.first().automatic() && !isOfTheDesk(opened)) {
            post.queue(opened.ticket(), null, Occasion.CONFIRMATION, letters.confirmation(opened));
        }
    }

    private static boolean isOfTheDesk(TicketOpened opened) {
        Actor author = opened.first().author();
        return author.kind() != Actor.Kind.PARTNER
                && author.email().equals(opened.ticket().requesterEmail());
    }

    @EventListener
    @Order(BEHIND_COMMITMENTS)
    void on(MessageAdded added) {
        Message message = added.message();
        boolean answer = message.audience() == Message.Audience.PUBLIC
                && message.author().kind() == Actor.Kind.AGENT
                && !message.automatic();
        if (answer) {
            post.queue(added.ticket(), message, Occasion.ANSWER, letters.answer(added.ticket(), message));
        }
    }

    @EventListener
    @Order(BEHIND_COMMITMENTS)
    void on(IssueDetermined determined) {
        post.queue(determined.ticket(), null, Occasion.DETERMINED, letters.determined(determined));
    }

    /** A solution that came with words was announced by them, at the same instant. */
    @EventListener
    @Order(BEHIND_COMMITMENTS)
    void on(TicketChanged changed) {
        Ticket ticket = changed.after();
        boolean solved = ticket.status() == Status.RESOLVED && changed.before().status() != Status.RESOLVED;
        if (solved && !post.hasAnswer(ticket.id(), changed.at())) {
            post.queue(ticket, null, Occasion.SOLVED, letters.solved(ticket));
        }
    }
}
