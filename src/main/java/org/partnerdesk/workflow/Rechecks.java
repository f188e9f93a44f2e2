package org.partnerdesk.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.directory.Account;
import org.partnerdesk.directory.DirectoryChanged;
import org.partnerdesk.entitlement.Assessment;
import org.partnerdesk.entitlement.Entitlements;
import org.partnerdesk.entitlement.PolicyPublished;
import org.partnerdesk.entitlement.Renewed;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.jobs.Workers;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.Ticketing;
import org.partnerdesk.workflow.RecheckStore.Recheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Verifies open tickets anew when the directory or the policy has changed or a day has begun: only those it may
 * concern, many at a time from what their receipts pin. Only a ticket that would change is locked and verified by
 * itself, in a transaction of its own, as if somebody had touched it; severity goes up by itself and down as a proposal (D6).
 */
@Component
class Rechecks implements Workers.Job {
    /** Small enough that those whose receipts are written together are locked for some hundredths of a second. */
    private static final int AT_ONCE = 250;

    private static final Logger LOG = LoggerFactory.getLogger(Rechecks.class);

    private final RecheckStore store;
    private final Entitlements entitlements;
    private final Ticketing ticketing;
    private final CustomerField customerField;
    private final DayTurns dayTurns;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final Bell recheckBell;
    private final Clock clock;

    Rechecks(
            RecheckStore store,
            Entitlements entitlements,
            Ticketing ticketing,
            CustomerField customerField,
            DayTurns dayTurns,
            PlatformTransactionManager transactions,
            Bell recheckBell,
            Clock clock) {
        this.store = store;
        this.entitlements = entitlements;
        this.ticketing = ticketing;
        this.customerField = customerField;
        this.dayTurns = dayTurns;
        this.transaction = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.recheckBell = recheckBell;
        this.clock = clock;
    }

    @EventListener
    void on(DirectoryChanged changed) {
        store.ask(changed.version().no(), null, clock.instant());
        recheckBell.ringAfterCommit();
    }

    @EventListener
    void on(PolicyPublished published) {
        store.ask(null, published.version(), clock.instant());
        recheckBell.ringAfterCommit();
    }

    @Override
    public void doDue(BooleanSupplier wanted) {
        store.ask(dayTurns.days(clock.instant()), clock.instant());
        while (wanted.getAsBoolean() && (gatherOne() || recheckSome())) {
            continue;
        }
    }

    @Override
    public Optional<Instant> nextDue(Instant now) {
        return Stream.concat(Stream.of(dayTurns.next(now)), store.nextDue(now).stream())
                .min(Comparator.naturalOrder());
    }

    private boolean gatherOne() {
        store.see();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<Recheck> next = store.toGather(clock.instant());
            next.ifPresent(this::gather);
            return next.isPresent();
        }));
    }

    private void gather(Recheck recheck) {
        String zone = recheck.zone();
        store.gather(recheck, zone == null ? List.of() : dayTurns.dataCentres(zone));
    }

    private boolean recheckSome() {
        return Boolean.TRUE.equals(transaction.execute(
                status -> store.toDo(clock.instant()).map(this::recheckSome).orElse(false)));
    }

    private boolean recheckSome(long recheck) {
        List<Long> ids = store.take(recheck, AT_ONCE, clock.instant());
        if (ids.isEmpty()) {
            return store.finish(recheck, clock.instant());
        }
        Map<Long, Ticket> tickets =
                ticketing.all(ids).stream().collect(Collectors.toMap(Ticket::id, Function.identity()));
        Map<Long, Renewed> renewed =
                entitlements.renew(ids).stream().collect(Collectors.toMap(Renewed::ticketId, Function.identity()));
        List<Long> alone = new ArrayList<>();
        Map<Long, Renewed> together = new HashMap<>();
        for (Long id : ids) {
            Renewed now = renewed.get(id);
            Ticket ticket = tickets.get(id);
            if (ticket != null && (now == null || differs(ticket, now))) {
                alone.add(id);
            } else if (now != null && now.hasOtherReasons()) {
                together.put(id, now);
            }
        }
        List<Long> verified = alone.stream().filter(this::verify).toList();
        List<Ticket> free = ticketing.lockFree(together.keySet());
        int kept = entitlements.keepAll(free.stream()
                .map(t -> Objects.requireNonNull(together.get(t.id()))
                        .leaving(t.severity().name()))
                .toList());
        Set<Long> done = new HashSet<>(ids);
        done.removeAll(together.keySet());
        alone.forEach(done::remove);
        done.addAll(verified);
        free.forEach(t -> done.add(t.id()));
        store.done(recheck, done, verified.size() + kept);
        store.putOff(recheck, ids, clock.instant());
        return true;
    }

    /** Whether it was done. A ticket that somebody holds, or that cannot be verified, must not keep the others from it. */
    private boolean verify(long ticketId) {
        try {
            return Boolean.TRUE.equals(apart.execute(status -> {
                boolean free = !ticketing.lockFree(List.of(ticketId)).isEmpty();
                if (free) {
                    customerField.verifyAnew(ticketId, Actor.DESK);
                }
                return free;
            }));
        } catch (RuntimeException e) {
            LOG.error("Ticket {} could not be verified anew", ticketId, e);
            return false;
        }
    }

    private static boolean differs(Ticket ticket, Renewed renewed) {
        Assessment now = renewed.now();
        Account account = now.account();
        return ticket.verdict() != now.verdict()
                || renewed.hasOtherSeverityDue()
                || !Objects.equals(ticket.zoid(), zoid(account))
                || !Objects.equals(ticket.customerPrimaryEmail(), now.customerPrimaryEmail())
                || account != null && !ticket.dataCentre().equals(account.dataCentre())
                || ticket.partnerId() == null && now.receipt().inputs().partnerId() != null;
    }

    private static @Nullable String zoid(@Nullable Account account) {
        return account == null ? null : account.zoid();
    }
}
