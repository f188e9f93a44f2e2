package org.partnerdesk.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.partnerdesk.access.Actor;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.intake.mail.DeliveryReported;
import org.partnerdesk.notification.BounceStore.Reported;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.HistoryEntry;
import org.partnerdesk.ticketing.HistoryEntry.What;
import org.partnerdesk.ticketing.Message;
import org.partnerdesk.ticketing.MessageAdded;
import org.partnerdesk.ticketing.TicketHistory;
import org.partnerdesk.ticketing.TicketOpened;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Mail that comes back. What is reported for good (5.x.x) is shown on the message, takes back what the message had
 * satisfied, and ends automatic mail to its address until something comes from there.
 *
 * <p>A report proves itself by our Message-ID or our return path. One that names merely an address could come from
 * anybody: it is shown and believed of the address, but no promise is opened by it again.
 */
@Component
class Bounces {
    private static final int BEFORE_MAILS = 150;
    /** As long as other servers may go on trying, RFC 5321 section 4.5.4.1. */
    private static final Duration LONGEST_UNDERWAY = Duration.ofDays(5);

    private final BounceStore store;
    private final Addresses addresses;
    private final Commitments commitments;
    private final TicketHistory history;

    Bounces(BounceStore store, Addresses addresses, Commitments commitments, TicketHistory history) {
        this.store = store;
        this.addresses = addresses;
        this.commitments = commitments;
        this.history = history;
    }

    @EventListener
    void on(DeliveryReported report) {
        Optional<Reported> proved = proved(report);
        Optional<Reported> mail = proved.or(() -> byAddress(report));
        mail.ifPresent(reported -> {
            if (!report.isForGood()) {
                if (store.delayed(reported.id(), words(report), report.at())) {
                    tell(reported, What.MAIL_DELAYED, report);
                }
            } else if (store.bounced(reported.id(), words(report), report.at())) {
                tell(reported, What.MAIL_BOUNCED, report);
                addresses.markUndeliverable(reported.recipient(), reported.id(), words(report), report.at());
                if (proved.isPresent()) {
                    takeBack(reported, report.at());
                }
            }
        });
    }

    /** Refused at the relay's door is not delivered either. */
    @EventListener
    void on(MailRefused refused) {
        store.byId(refused.id()).ifPresent(mail -> {
            history.add(
                    mail.ticketId(),
                    new HistoryEntry(
                            refused.at(),
                            Actor.DESK,
                            What.MAIL_BOUNCED,
                            Map.of("to", mail.recipient(), "reason", refused.reason())));
            if (refused.ofRecipient()) {
                addresses.markUndeliverable(mail.recipient(), mail.id(), refused.reason(), refused.at());
            }
            takeBack(mail, refused.at());
        });
    }

    /**
     * Sends once more what did not arrive. A person's answer counts from now, as if it were written now.
     *
     * @return false when there is nothing to send again
     */
    boolean resend(long id, Actor by, Instant at) {
        Optional<MailView.State> was = store.resend(id, at);
        Optional<Reported> mail = was.flatMap(state -> store.byId(id));
        mail.ifPresent(sent -> {
            history.add(sent.ticketId(), new HistoryEntry(at, by, What.MAIL_RESENT, Map.of("to", sent.recipient())));
            if (sent.saidAt() != null) {
                commitments.satisfy(sent.ticketId(), Milestone.ACKNOWLEDGED, at);
                if (sent.countsAsUpdate()) {
                    commitments.updatePublished(sent.ticketId(), at);
                }
            }
        });
        return mail.isPresent();
    }

    @EventListener
    @Order(BEFORE_MAILS)
    void on(TicketOpened opened) {
        heard(opened.first());
    }

    @EventListener
    @Order(BEFORE_MAILS)
    void on(MessageAdded added) {
        heard(added.message());
    }

    /** Somebody writes from there, so mail arrives there as well. */
    private void heard(Message message) {
        boolean byMail = message.channel() == Channel.EMAIL && message.author().kind() == Actor.Kind.PARTNER;
        if (byMail && !message.automatic()) {
            addresses.clear(message.author().email());
        }
    }

    private Optional<Reported> proved(DeliveryReported report) {
        String messageId = report.messageId();
        Long ticketId = report.ticketId();
        Optional<Reported> byId = messageId == null ? Optional.empty() : store.byMessageId(messageId);
        return byId.isPresent() || ticketId == null || messageId != null && report.recipient() == null
                ? byId
                : store.newestOn(ticketId, report.recipient());
    }

    private Optional<Reported> byAddress(DeliveryReported report) {
        String recipient = report.recipient();
        return recipient == null || report.messageId() != null
                ? Optional.empty()
                : store.newestTo(recipient, report.at().minus(LONGEST_UNDERWAY));
    }

    private void takeBack(Reported mail, Instant at) {
        Instant saidAt = mail.saidAt();
        if (saidAt != null) {
            commitments.unacknowledge(mail.ticketId(), saidAt, at);
            if (mail.countsAsUpdate()) {
                commitments.unpublishUpdate(mail.ticketId(), saidAt, at);
            }
        }
    }

    private void tell(Reported mail, What what, DeliveryReported report) {
        history.add(
                mail.ticketId(),
                new HistoryEntry(
                        report.at(), Actor.DESK, what, Map.of("to", mail.recipient(), "reason", words(report))));
    }

    private static String words(DeliveryReported report) {
        String status = report.status();
        return status == null || report.reason().contains(status) ? report.reason() : status + " " + report.reason();
    }
}
