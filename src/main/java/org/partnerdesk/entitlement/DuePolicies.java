package org.partnerdesk.entitlement;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.partnerdesk.platform.time.Background;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the other modules when a published policy's date has come; sleeps until the next one. */
@Component
class DuePolicies extends Background {
    private final PolicyStore store;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DuePolicies(PolicyStore store, ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
        super("due-policies");
        this.store = store;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Tells of every date that has come, each in a transaction of its own; gives how long until the next one. */
    @Override
    protected Optional<Duration> work() {
        while (Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<PolicyPublished> due = store.takeDue(clock.instant());
            due.ifPresent(events::publishEvent);
            return due.isPresent();
        }))) {
            continue;
        }
        return store.nextDue().map(next -> Duration.between(clock.instant(), next));
    }
}
