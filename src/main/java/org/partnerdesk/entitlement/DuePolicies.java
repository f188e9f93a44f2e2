package org.partnerdesk.entitlement;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.partnerdesk.platform.jobs.Workers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the other modules when a published policy's date has come, each in a transaction of its own. */
@Component
class DuePolicies implements Workers.Job {
    private final PolicyStore store;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DuePolicies(PolicyStore store, ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void doDue(BooleanSupplier wanted) {
        while (wanted.getAsBoolean() && Boolean.TRUE.equals(transaction.execute(status -> tellNext()))) {
            continue;
        }
    }

    @Override
    public Optional<Instant> nextDue(Instant now) {
        return store.nextDue();
    }

    private boolean tellNext() {
        Optional<PolicyPublished> due = store.takeDue(clock.instant());
        due.ifPresent(events::publishEvent);
        return due.isPresent();
    }
}
