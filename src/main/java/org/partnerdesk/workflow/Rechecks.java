package org.partnerdesk.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 * Verifies open tickets anew when the directory or the policy has changed: only those it may concern, many at a time
 * from what their receipts pin. Only a ticket that would change is locked and verified by itself, in a transaction of
 * its own, as if somebody had touched it; severity goes up by itself and down as a proposal (D6).
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
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;
    private final Bell recheckBell;
    private final Clock clock;

    Rechecks(
            RecheckStore store,
            Entitlements entitlements,
            Ticketing ticketing,
            CustomerField customerField,
            PlatformTransactionManager transactions,
            Bell recheckBell,
            Clock clock) {
        this.store = store;
        this.entitlements = entitlements;
        this.ticketing = ticketing;
        this.customerField = customerField;
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
        while (wanted.getAsBoolean() && (gatherOne() || recheckSome())) {
            continue;
        }
    }

    @Override
    public Optional<Instant> nextDue(Instant now) {
        return Optional.empty();
    }

    private boolean gatherOne() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<Recheck> next = store.toGather();
            next.ifPresent(store::gather);
            return next.isPresent();
        }));
    }

    private boolean recheckSome() {
        return Boolean.TRUE.equals(transaction.execute(
                status -> store.toDo().map(recheck -> recheckSome(recheck.id())).orElse(false)));
    }

    private boolean recheckSome(long recheck) {
        List<Long> ids = store.take(recheck, AT_ONCE);
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
            if (ticket != null && (now == null || differs(ticket, now.now()))) {
                alone.add(id);
            } else if (now != null && now.hasOtherReasons()) {
                together.put(id, now);
            }
        }
        alone.forEach(this::verify);
        entitlements.keepAll(ticketing.lockFree(together.keySet()).stream()
                .map(together::get)
                .toList());
        store.done(recheck, ids, alone.size() + together.size());
        return true;
    }

    /** A ticket that cannot be verified must not keep the others from it. */
    private void verify(long ticketId) {
        try {
            apart.executeWithoutResult(status -> customerField.verifyAnew(ticketId, Actor.DESK));
        } catch (RuntimeException e) {
            LOG.error("Ticket {} could not be verified anew", ticketId, e);
        }
    }

    private static boolean differs(Ticket ticket, Assessment now) {
        Account account = now.account();
        return ticket.verdict() != now.verdict()
                || !Objects.equals(ticket.zoid(), zoid(account))
                || !Objects.equals(ticket.customerPrimaryEmail(), now.customerPrimaryEmail())
                || account != null && !ticket.dataCentre().equals(account.dataCentre())
                || ticket.partnerId() == null && now.receipt().inputs().partnerId() != null;
    }

    private static @Nullable String zoid(@Nullable Account account) {
        return account == null ? null : account.zoid();
    }
}
