package org.partnerdesk.entitlement;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.partnerdesk.platform.time.Background;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the other modules when a published policy's date has come; sleeps until the next one. */
@Component
class DuePolicies implements SmartLifecycle {
    private final PolicyStore store;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Background work = new Background("due-policies", this::tellAll);

    DuePolicies(PolicyStore store, ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A date was set that may be the next one. */
    void lookAfterCommit() {
        work.wakeAfterCommit();
    }

    /** Tells of every date that has come, each in a transaction of its own; gives how long until the next one. */
    Optional<Duration> tellAll() {
        while (Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<PolicyPublished> due = store.takeDue(clock.instant());
            due.ifPresent(events::publishEvent);
            return due.isPresent();
        }))) {
            continue;
        }
        return store.nextDue().map(next -> Duration.between(clock.instant(), next));
    }

    /** Not before: a past that is being replayed at the start is not overtaken by the present. */
    @EventListener(ApplicationReadyEvent.class)
    void startWhenReady() {
        start();
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public void stop() {
        work.stop();
    }

    @Override
    public boolean isRunning() {
        return work.isRunning();
    }
}
