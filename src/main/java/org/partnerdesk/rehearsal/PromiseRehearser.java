package org.partnerdesk.rehearsal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.CommitmentPolicies;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.commitments.PolicySpec;
import org.partnerdesk.commitments.Replayed;
import org.partnerdesk.platform.jobs.Workers;
import org.partnerdesk.rehearsal.PromiseRehearsalStore.Open;
import org.partnerdesk.rehearsal.PromiseRehearsalStore.Opened;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Rehearses commitment policies, a batch of tickets in one transaction: what is cut off goes on after the last one. */
@Component
class PromiseRehearser implements Workers.Job {
    private static final int BATCH = 500;
    private static final JsonMapper COLUMNS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final PromiseRehearsalStore store;
    private final CommitmentPolicies policies;
    private final Commitments commitments;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PromiseRehearser(
            PromiseRehearsalStore store,
            CommitmentPolicies policies,
            Commitments commitments,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.policies = policies;
        this.commitments = commitments;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A row of {@code rehearsal.promise}. */
    private record Row(
            long ticketId,
            int cycle,
            String milestone,
            String severity,
            String dataCentre,
            @Nullable Long partnerId,
            boolean goalBefore,
            boolean limitBefore,
            boolean goalAfter,
            boolean limitAfter) {

        static Row of(Replayed r, Opened ticket) {
            return new Row(
                    r.ticketId(),
                    r.cycle(),
                    r.milestone().name(),
                    r.severity(),
                    ticket.dataCentre(),
                    ticket.partnerId(),
                    r.goalBefore(),
                    r.limitBefore(),
                    r.goalAfter(),
                    r.limitAfter());
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
        taken.ifPresent(open -> goOn(open, size));
        return taken.isPresent();
    }

    private void goOn(Open open, int size) {
        PromiseRehearsal r = open.rehearsal();
        if (r.tickets() == null) {
            store.count(r);
        }
        List<Opened> batch = store.next(r, open.afterTicket(), size);
        if (batch.isEmpty()) {
            store.finish(r.id(), clock.instant());
            policies.rehearsed(r.policyId(), r.revision(), r.byEmail());
            return;
        }
        PolicySpec draft = CommitmentPolicies.read(open.policy()).orElseThrow();
        Map<Long, Opened> tickets = batch.stream().collect(Collectors.toMap(Opened::ticketId, Function.identity()));
        List<Replayed> replayed = commitments.replay(tickets.keySet(), draft, r.until());
        store.insertPromises(
                r.id(),
                COLUMNS.writeValueAsString(replayed.stream()
                        .filter(Replayed::isMissed)
                        .map(one -> Row.of(one, Objects.requireNonNull(tickets.get(one.ticketId()))))
                        .toList()));
        store.advance(r.id(), batch.getLast().ticketId(), batch.size(), replayed.size());
    }
}
