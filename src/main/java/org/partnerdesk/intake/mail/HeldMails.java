package org.partnerdesk.intake.mail;

import static org.partnerdesk.intake.mail.Decision.HELD;
import static org.partnerdesk.intake.mail.Decision.IGNORED;

import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.platform.text.StorableText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door for what people do with held mail. Each act locks the mail's record first: of two at once one is done, the
 * other is told what the mail has become. Who acted, when, why and with what outcome is kept for good.
 */
@Component
public class HeldMails {
    private static final Logger LOG = LoggerFactory.getLogger(HeldMails.class);
    private static final int LONGEST_REASON = 1_000;

    private final HeldStore store;
    private final MailDecision decision;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HeldMails(HeldStore store, MailDecision decision, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.decision = decision;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Acts on a mail if it is held.
     *
     * @param by a person of the desk; callers see to that
     * @param reason why; null or blank when not said, cut after 1,000 characters
     */
    public MailOutcome act(MailAct act, long id, Actor by, @Nullable String reason) {
        String why = reason(reason);
        try {
            return Objects.requireNonNull(transaction.execute(status -> acted(act, id, by, why)));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (MailFault.isOutage(e)) {
                throw e;
            }
            LOG.warn("Mail {} could not be read again", id, e);
            String error = MailFault.words(e);
            return Objects.requireNonNull(transaction.execute(status -> failed(act, id, by, why, error)));
        }
    }

    private MailOutcome acted(MailAct act, long id, Actor by, @Nullable String why) {
        HeldStore.Locked held = store.lock(id).orElse(null);
        if (held == null) {
            return new MailOutcome.NotFound();
        }
        if (!HELD.name().equals(held.decision())) {
            return new MailOutcome.NotHeld(held.decision());
        }
        return switch (act) {
            case DROP -> dropped(held, by, why);
            case RETRY -> decided(act, held, Set.of(), by, why);
            case RELEASE -> {
                if (Screening.HAS_SENDER.equals(held.rule())) {
                    yield new MailOutcome.NobodyNamed();
                }
                Set<String> waived = store.waived(id);
                if (held.rule() != null) {
                    waived.add(held.rule());
                }
                yield decided(act, held, waived, by, why);
            }
        };
    }

    private MailOutcome dropped(HeldStore.Locked held, Actor by, @Nullable String why) {
        String reason = MailReason.DROPPED.of(by.email());
        store.drop(held.mail().id(), reason, clock.instant());
        store.keep(held, MailAct.DROP, why, IGNORED.name(), reason, null, by, clock.instant());
        return new MailOutcome.Done(IGNORED.name(), reason);
    }

    private MailOutcome decided(
            MailAct act, HeldStore.Locked held, Set<String> waived, Actor by, @Nullable String why) {
        Decided now = decision.make(held.mail(), waived);
        String became = now.decision().name();
        store.keep(held, act, why, became, now.reason(), now.ticketId(), by, clock.instant());
        return new MailOutcome.Done(became, now.reason());
    }

    private MailOutcome failed(MailAct act, long id, Actor by, @Nullable String why, String error) {
        HeldStore.Locked held = store.lock(id).orElseThrow();
        if (!HELD.name().equals(held.decision())) {
            return new MailOutcome.NotHeld(held.decision());
        }
        store.failedAgain(id, error);
        store.keep(held, act, why, HELD.name(), error, null, by, clock.instant());
        return new MailOutcome.Failed(error);
    }

    private static @Nullable String reason(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String clean = StorableText.of(typed).strip();
        return clean.length() <= LONGEST_REASON ? clean : StorableText.of(clean.substring(0, LONGEST_REASON));
    }
}
