package org.partnerdesk.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the next due mail to the relay. The row stays locked meanwhile, so that no other node sends it too; when the
 * process dies after the relay took it, it is sent once more under the same Message-ID.
 */
@Component
class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final BackOff PAUSES = new BackOff(Duration.ofSeconds(30), Duration.ofHours(1));
    /** RFC 5321 section 4.5.4.1: four to five days. */
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(5);

    private final OutboxStore store;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Delivery(
            OutboxStore store, PlatformTransactionManager transactions, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
        this.clock = clock;
    }

    /** @return false when nothing was due */
    boolean next(Relay relay) {
        AtomicBoolean found = new AtomicBoolean();
        transaction.executeWithoutResult(status -> store.claim(clock.instant()).ifPresent(due -> {
            found.set(true);
            settle(due, relay.send(due.mail()));
        }));
        return found.get();
    }

    private void settle(OutboxStore.DueMail due, Relay.Reply reply) {
        Instant now = clock.instant();
        switch (reply) {
            case Relay.Reply.Taken taken -> store.sent(due.id(), now);
            case Relay.Reply.Refused refused -> {
                LOG.warn("Mail {} was refused by the relay: {}", due.id(), refused.reason());
                refused(due, refused.reason(), refused.ofRecipient(), now);
            }
            case Relay.Reply.Later later -> {
                LOG.warn("Mail {} was not taken by the relay: {}", due.id(), later.reason());
                if (due.createdAt().plus(GIVE_UP_AFTER).isBefore(now)) {
                    refused(due, later.reason(), false, now);
                } else {
                    store.later(due.id(), later.reason(), now.plus(PAUSES.after(due.attempts())));
                }
            }
        }
    }

    private void refused(OutboxStore.DueMail due, String reason, boolean ofRecipient, Instant now) {
        store.refused(due.id(), reason);
        events.publishEvent(new MailRefused(due.id(), reason, ofRecipient, now));
    }
}
