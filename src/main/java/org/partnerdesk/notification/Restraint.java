package org.partnerdesk.notification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnerdesk.access.Actor;
import org.partnerdesk.notification.OutboxStore.Automatic;
import org.partnerdesk.platform.mail.Budgets;
import org.partnerdesk.ticketing.HistoryEntry;
import org.partnerdesk.ticketing.HistoryEntry.What;
import org.partnerdesk.ticketing.TicketHistory;
import org.springframework.stereotype.Component;

/**
 * Keeps the desk from sending by itself what nobody should get: to an address that mail comes back from, or more than
 * the {@link Budgets} allow. A person's own words are never kept back, and a reached limit is never silent.
 */
@Component
class Restraint {
    private final OutboxStore store;
    private final Addresses addresses;
    private final Budgets budgets;
    private final Alarms alarms;
    private final TicketHistory history;

    Restraint(OutboxStore store, Addresses addresses, Budgets budgets, Alarms alarms, TicketHistory history) {
        this.store = store;
        this.addresses = addresses;
        this.budgets = budgets;
        this.alarms = alarms;
        this.history = history;
    }

    /**
     * Why the mail is not to be sent; empty when nothing is against it. Told to the ticket's history, and a limit to all.
     * In the transaction that then writes the mail: others with mail to the same address wait for its end.
     */
    Optional<Suppression> asks(OutgoingMail mail, Instant now) {
        Optional<Suppression> objection = objection(mail, now);
        objection.ifPresent(why -> tell(mail, why, now));
        return objection;
    }

    private Optional<Suppression> objection(OutgoingMail mail, Instant now) {
        if (addresses.lockIsUndeliverable(mail.recipient())) {
            return Optional.of(Suppression.UNDELIVERABLE);
        }
        List<Automatic> earlier = store.automaticTo(mail.recipient(), now.minus(budgets.longest()));
        List<Instant> all = earlier.stream().map(Automatic::at).toList();
        List<Instant> here = earlier.stream()
                .filter(sent -> sent.ticketId() == mail.ticketId())
                .map(Automatic::at)
                .toList();
        if (budgets.perTicket().stream().anyMatch(budget -> budget.isSpent(here, now))) {
            return Optional.of(Suppression.TICKET_BUDGET);
        }
        return budgets.perAddress().stream().anyMatch(budget -> budget.isSpent(all, now))
                ? Optional.of(Suppression.ADDRESS_BUDGET)
                : Optional.empty();
    }

    private void tell(OutgoingMail mail, Suppression why, Instant now) {
        history.add(
                mail.ticketId(),
                new HistoryEntry(
                        now, Actor.DESK, What.MAIL_SUPPRESSED, Map.of("to", mail.recipient(), "why", why.name())));
        switch (why) {
            case UNDELIVERABLE -> {}
            case TICKET_BUDGET -> raise(Alarm.Kind.TICKET_BUDGET, mail, now);
            case ADDRESS_BUDGET -> raise(Alarm.Kind.ADDRESS_BUDGET, mail, now);
        }
    }

    private void raise(Alarm.Kind kind, OutgoingMail mail, Instant now) {
        alarms.raise(kind, mail.recipient(), mail.ticketId(), mail.sender(), now);
    }
}
