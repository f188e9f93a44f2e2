package org.partnerdesk.intake.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.partnerdesk.platform.time.DeskClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the next waiting mail and has it decided about, in one transaction with all that follows from it: whenever the
 * process dies, the mail is either done with everything or still waiting. One whose reading fails is put off, and held
 * for a person after a few attempts; it never stands in the way of others.
 */
@Component
class MailTriage {
    private static final Logger LOG = LoggerFactory.getLogger(MailTriage.class);
    private static final List<Duration> BACK_OFF =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofMinutes(2), Duration.ofMinutes(10));

    private final InboxStore store;
    private final MailDecision decision;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailTriage(InboxStore store, MailDecision decision, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.decision = decision;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Decides about the next mail.
     *
     * @param replayed look among the mail of a replayed past instead of among that of the present
     * @return false when none was due
     * @throws RuntimeException when the database cannot be reached; nothing was decided or counted then
     */
    boolean next(boolean replayed) {
        AtomicReference<WaitingMail> claimed = new AtomicReference<>();
        try {
            transaction.executeWithoutResult(status -> {
                store.claim(replayed, clock.instant()).ifPresent(mail -> {
                    claimed.set(mail);
                    decide(mail);
                });
            });
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            WaitingMail failed = claimed.get();
            if (failed == null || MailFault.isOutage(e)) {
                throw e;
            }
            putOff(failed, e);
        }
        return claimed.get() != null;
    }

    private void decide(WaitingMail mail) {
        if (!mail.replayed()) {
            decision.make(mail, Set.of());
            return;
        }
        // A replayed mail is read in its own time, also when a crash left it to a later run.
        DeskClock.replaying(mail.receivedAt(), () -> decision.make(mail, Set.of()));
    }

    private void putOff(WaitingMail mail, Throwable cause) {
        String error = MailFault.words(cause);
        if (mail.attempts() >= BACK_OFF.size()) {
            LOG.error("Mail {} is held after {} attempts", mail.id(), mail.attempts() + 1, cause);
            store.holdAsFailed(mail.id(), error, clock.instant());
        } else {
            LOG.warn("Mail {} could not be read and is put off: {}", mail.id(), error);
            store.postpone(mail, error, clock.instant().plus(BACK_OFF.get(mail.attempts())));
        }
    }
}
