package org.partnerdesk.rehearsal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.entitlement.Policies;
import org.partnerdesk.entitlement.Rejudged;
import org.partnerdesk.entitlement.Rejudging;
import org.partnerdesk.platform.jobs.Workers;
import org.partnerdesk.rehearsal.RehearsalStore.Kept;
import org.partnerdesk.rehearsal.RehearsalStore.Open;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Makes rehearsals, a batch of tickets in one transaction: what is cut off goes on after the last whole batch. */
@Component
class Rehearser implements Workers.Job {
    private static final int BATCH = 1_000;
    private static final JsonMapper COLUMNS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final RehearsalStore store;
    private final Policies policies;
    private final Commitments commitments;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Rehearser(
            RehearsalStore store,
            Policies policies,
            Commitments commitments,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.policies = policies;
        this.commitments = commitments;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A row of {@code rehearsal.ticket}. */
    private record Row(
            long ticketId,
            String region,
            @Nullable Long partnerId,
            @Nullable String partner,
            String zoid,
            @Nullable String account,
            String verdictBefore,
            String verdictAfter,
            @Nullable String severityBefore,
            @Nullable String severityAfter,
            boolean byHand,
            @Nullable Long handlingSeconds) {

        static Row of(Kept kept, Rejudged judged, @Nullable Duration solvedIn) {
            return new Row(
                    kept.ticketId(),
                    judged.region(),
                    judged.partnerId(),
                    judged.partner(),
                    judged.zoid(),
                    judged.accountName(),
                    judged.before().name(),
                    judged.after().name(),
                    judged.severityBefore(),
                    judged.severityAfter(),
                    kept.byHand(),
                    solvedIn == null ? null : solvedIn.toSeconds());
        }
    }

    private record Judged(Kept kept, Rejudged as) {
        boolean isWorthKeeping() {
            return as.before() != as.after()
                    || !Objects.equals(as.severityBefore(), as.severityAfter())
                    || "S1".equals(as.severityBefore());
        }
    }

    @Override
    public void doDue(BooleanSupplier wanted) {
        while (wanted.getAsBoolean() && Boolean.TRUE.equals(transaction.execute(status -> batch(BATCH)))) {
            continue;
        }
    }

    @Override
    public Optional<Instant> nextDue(Instant now) {
        return Optional.empty();
    }

    /** One batch of the oldest unfinished rehearsal. @return whether there was one */
    boolean batch(int size) {
        Optional<Open> taken = store.take();
        if (taken.isEmpty()) {
            return false;
        }
        Open open = taken.get();
        Rehearsal r = open.rehearsal();
        if (r.tickets() == null) {
            store.count(r);
        }
        List<Kept> batch = store.next(r, open.afterTicket(), size);
        if (batch.isEmpty()) {
            store.finish(r.id(), clock.instant());
            policies.rehearsed(r.policyId(), r.revision(), r.byEmail());
            return true;
        }
        judge(r, batch, policies.rejudging(Policies.read(open.policy())));
        return true;
    }

    private void judge(Rehearsal r, List<Kept> batch, Rejudging rejudging) {
        List<Judged> settled = batch.stream()
                .flatMap(kept -> rejudging.of(kept.receipt()).map(as -> new Judged(kept, as)).stream())
                .toList();
        List<Judged> worth = settled.stream().filter(Judged::isWorthKeeping).toList();
        Map<Long, Duration> times = commitments.solvedIn(
                worth.stream().map(judged -> judged.kept().ticketId()).toList(), r.until());
        List<Row> rows = worth.stream()
                .map(j -> Row.of(j.kept(), j.as(), times.get(j.kept().ticketId())))
                .toList();
        store.insertTickets(r.id(), COLUMNS.writeValueAsString(rows));
        store.advance(r.id(), batch.getLast().ticketId(), batch.size(), settled.size());
    }
}
