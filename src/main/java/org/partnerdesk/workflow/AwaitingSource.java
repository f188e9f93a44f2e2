package org.partnerdesk.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.directory.source.SourceAnswersAgain;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.jobs.Workers;
import org.partnerdesk.ticketing.Ticketing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Verifies tickets for which the live source was silent: each again and again with growing intervals, and all of them
 * at once when the source has answered this node. On several nodes each ticket is in the hands of one.
 */
@Component
class AwaitingSource implements Workers.Job {
    private static final int AT_ONCE = 50;
    private static final Logger LOG = LoggerFactory.getLogger(AwaitingSource.class);

    private final AwaitingSourceStore store;
    private final Ticketing ticketing;
    private final CustomerField customerField;
    private final TransactionTemplate transaction;
    private final Bell awaitingBell;
    private final Clock clock;
    private volatile @Nullable Instant answersSince;

    AwaitingSource(
            AwaitingSourceStore store,
            Ticketing ticketing,
            CustomerField customerField,
            TransactionTemplate transaction,
            Bell awaitingBell,
            Clock clock) {
        this.store = store;
        this.ticketing = ticketing;
        this.customerField = customerField;
        this.transaction = transaction;
        this.awaitingBell = awaitingBell;
        this.clock = clock;
    }

    @EventListener
    void on(SourceAnswersAgain again) {
        answersSince = clock.instant();
        awaitingBell.ring();
    }

    @Override
    public void doDue(BooleanSupplier wanted) {
        boolean some = true;
        while (wanted.getAsBoolean() && some) {
            some = false;
            for (long ticket : due()) {
                some |= wanted.getAsBoolean() && verify(ticket);
            }
        }
    }

    @Override
    public Optional<Instant> nextDue(Instant now) {
        return store.nextDue(now);
    }

    private List<Long> due() {
        return store.due(clock.instant(), answersSince, AT_ONCE);
    }

    /** A ticket that cannot be verified must not keep the others from it; one that somebody changes is left for later. */
    private boolean verify(long ticket) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                boolean free = !ticketing.lockFree(List.of(ticket)).isEmpty();
                Optional<Integer> tries = free ? store.tries(ticket) : Optional.empty();
                if (tries.isPresent()) {
                    customerField.verifyAnew(ticket, Actor.DESK);
                    store.putOff(ticket, tries.get() + 1, clock.instant());
                }
                return tries.isPresent();
            }));
        } catch (RuntimeException e) {
            LOG.error("Ticket {} could not be verified", ticket, e);
            store.putOff(ticket, 1, clock.instant());
            return false;
        }
    }
}
