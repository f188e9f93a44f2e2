package org.partnerdesk.commitments;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.partnerdesk.commitments.Retarget.Stage;
import org.partnerdesk.commitments.RetargetStore.Sum;
import org.partnerdesk.platform.jobs.Workers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts and moves, a batch of tickets in one transaction: what is cut off goes on after the last whole batch, on any
 * node. Counting is moving without writing, so that a preview says what will come.
 */
@Component
class RetargetWork implements Workers.Job {
    /** Small, because an agent's act on one of the tickets waits for the batch. */
    private static final int BATCH = 100;

    private final RetargetStore store;
    private final ClockStore clocks;
    private final ClockWriter writer;
    private final Rules rules;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RetargetWork(
            RetargetStore store,
            ClockStore clocks,
            ClockWriter writer,
            Rules rules,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.clocks = clocks;
        this.writer = writer;
        this.rules = rules;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Rests after each batch as long as a third of it took, so that whatever waits for the database gets its turn. */
    @Override
    public void doDue(BooleanSupplier wanted) {
        while (wanted.getAsBoolean()) {
            long from = System.nanoTime();
            if (!Boolean.TRUE.equals(transaction.execute(status -> batch(BATCH)))) {
                return;
            }
            LockSupport.parkNanos((System.nanoTime() - from) / 3);
        }
    }

    @Override
    public Optional<Instant> nextDue(Instant now) {
        return store.nextDue(now);
    }

    /** One batch of the oldest that is due. @return whether there was one */
    boolean batch(int size) {
        Instant now = clock.instant();
        Optional<RetargetStore.Open> taken = store.take(now);
        taken.ifPresent(open -> {
            if (open.retarget().stage() == Stage.PREVIEWING) {
                count(open, size, now);
            } else {
                move(open, size, now);
            }
        });
        return taken.isPresent();
    }

    private void count(RetargetStore.Open open, int size, Instant now) {
        Retarget retarget = open.retarget();
        List<TicketClocks> tickets = clocks.openAfter(open.afterTicket(), size, now);
        if (tickets.isEmpty()) {
            store.counted(retarget.id());
            return;
        }
        Instant at = retarget.effectiveAt().isAfter(now) ? retarget.effectiveAt() : now;
        Function<Terms, Offer> offers = rules.offersAt(at);
        Sum sum = tickets.stream().map(ticket -> moved(ticket, offers, at)).reduce(Sum.NOTHING, Sum::plus);
        store.count(retarget.id(), tickets.getLast().ticketId(), sum);
    }

    private void move(RetargetStore.Open open, int size, Instant now) {
        Retarget retarget = open.retarget();
        List<TicketClocks> tickets = clocks.lockOpenAfter(open.afterTicket(), size, now);
        if (tickets.isEmpty()) {
            store.finish(retarget.id(), now);
            return;
        }
        Function<Terms, Offer> offers = rules.offersAt(now);
        List<Long> moved = new ArrayList<>();
        int count = 0;
        for (TicketClocks ticket : tickets) {
            int own = moved(ticket, offers, now).clocks();
            count += own;
            if (own > 0) {
                moved.add(ticket.ticketId());
            }
        }
        writer.write(tickets.stream().filter(TicketClocks::isChanged).toList());
        store.moved(retarget.id(), tickets.getLast().ticketId(), count, moved, now);
    }

    private static Sum moved(TicketClocks ticket, Function<Terms, Offer> offers, Instant at) {
        ticket.passUntil(at);
        List<TicketClock> before = open(ticket);
        ticket.renew(offers.apply(ticket.standing().terms()), at);
        Sum sum = new Sum(1, 0, 0, 0, 0);
        for (TicketClock now : open(ticket)) {
            Optional<TicketClock> was = before.stream()
                    .filter(clock -> clock.milestone() == now.milestone())
                    .findFirst();
            if (was.isEmpty() || was.get().pinned().no() != now.pinned().no()) {
                sum = sum.plus(sum(was, now, at));
            }
        }
        return sum;
    }

    private static Sum sum(Optional<TicketClock> was, TicketClock now, Instant at) {
        Instant limit = now.reading().limitAt();
        int order = was.map(clock -> limit.compareTo(clock.reading().limitAt())).orElse(0);
        boolean late = now.reading().stoppedAt() == null && !limit.isAfter(at);
        boolean wasLate = was.filter(clock -> clock.reading().state() == ClockState.BREACHED)
                .isPresent();
        return new Sum(0, 1, order < 0 ? 1 : 0, order > 0 ? 1 : 0, late && !wasLate ? 1 : 0);
    }

    private static List<TicketClock> open(TicketClocks ticket) {
        return ticket.clocks().stream().filter(clock -> !clock.isOver()).toList();
    }
}
