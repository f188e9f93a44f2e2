package org.partnerdesk.commitments;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works out anew, from the facts and the pinned versions alone, all that is kept beside them for speed: states and marks
 * of the open clocks, and of each ticket what fires next and which promise is to be kept next. On a sound database it
 * changes nothing.
 */
@Component
class ClockRebuild {
    private static final int BATCH = 500;

    private final ClockStore store;
    private final ClockWriter writer;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ClockRebuild(ClockStore store, ClockWriter writer, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.writer = writer;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param changed rows that were not what the facts say */
    record Done(long tickets, long changed) {}

    /** In batches of a transaction each; other work goes on meanwhile. */
    Done all() {
        long after = Long.MIN_VALUE;
        Done done = new Done(0, 0);
        while (true) {
            long last = after;
            Batch batch = Objects.requireNonNull(transaction.execute(status -> next(last)));
            if (batch.tickets() == 0) {
                return done;
            }
            done = new Done(done.tickets() + batch.tickets(), done.changed() + batch.changed());
            after = batch.last();
        }
    }

    private record Batch(int tickets, long last, long changed) {}

    private Batch next(long after) {
        List<TicketClocks> tickets = store.lockAfter(after, BATCH, clock.instant());
        return tickets.isEmpty()
                ? new Batch(0, after, 0)
                : new Batch(tickets.size(), tickets.getLast().ticketId(), writer.rewrite(tickets));
    }
}
