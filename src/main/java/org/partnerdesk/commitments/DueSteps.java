package org.partnerdesk.commitments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.partnerdesk.platform.jobs.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Records the goals and limits that have passed. Any number of nodes may do so at once: a ticket is held by one. */
@Component
class DueSteps implements Workers.Job {
    private static final Logger LOG = LoggerFactory.getLogger(DueSteps.class);
    private static final int BATCH = 200;

    /** A mark has passed when it lies before the present, so the timer wakes just after it. */
    private static final Duration JUST_AFTER = Duration.ofMillis(1);

    private final ClockStore store;
    private final ClockWriter writer;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DueSteps(ClockStore store, ClockWriter writer, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.writer = writer;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Does all that is due now, in batches of one transaction each.
     *
     * @return whether every step could be done; what failed is logged and due again the next time
     */
    boolean record() {
        return record(() -> true);
    }

    private boolean record(BooleanSupplier wanted) {
        Set<Long> failed = new HashSet<>();
        int batch = BATCH;
        while (wanted.getAsBoolean()) {
            Attempt attempt = new Attempt();
            int size = batch;
            try {
                transaction.executeWithoutResult(status -> attempt.run(failed, size));
                if (attempt.tickets.isEmpty()) {
                    return failed.isEmpty();
                }
            } catch (RuntimeException e) {
                if (attempt.tickets.size() > 1) {
                    batch = 1;
                } else if (attempt.tickets.size() == 1) {
                    LOG.error("The clocks of ticket {} could not be moved on", attempt.tickets.getFirst(), e);
                    failed.add(attempt.tickets.getFirst());
                    batch = BATCH;
                } else {
                    throw e;
                }
            }
        }
        return failed.isEmpty();
    }

    @Override
    public void doDue(BooleanSupplier wanted) {
        record(wanted);
    }

    /** By this node's clock, which may be ahead of the one that decides. */
    @Override
    public Optional<Instant> nextDue(Instant now) {
        Instant present = store.present(clock);
        Duration ahead = Duration.between(present, now);
        return store.nextFireAt(present)
                .map(next -> next.plus(JUST_AFTER).plus(ahead.isNegative() ? Duration.ZERO : ahead));
    }

    /** One batch; keeps which tickets it held, for the case that it fails. */
    private final class Attempt {
        private List<Long> tickets = List.of();

        private void run(Set<Long> except, int atMost) {
            Instant now = store.present(clock);
            List<TicketClocks> due = store.lockDue(now, except, atMost);
            tickets = due.stream().map(TicketClocks::ticketId).toList();
            due.forEach(ticket -> ticket.passUntil(now));
            writer.write(due);
        }
    }
}
