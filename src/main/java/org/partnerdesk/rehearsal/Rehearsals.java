package org.partnerdesk.rehearsal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.KeptPolicy;
import org.partnerdesk.entitlement.Policies;
import org.partnerdesk.platform.jobs.Bell;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to rehearsals. They are made in the background; what is there of one can be read at any time. */
@Component
@Transactional(readOnly = true)
public class Rehearsals {
    /** The longest period. */
    public static final int MOST_DAYS = 3_650;

    private final RehearsalStore store;
    private final Bell rehearsalBell;
    private final Policies policies;
    private final Clock clock;

    Rehearsals(RehearsalStore store, Bell rehearsalBell, Policies policies, Clock clock) {
        this.store = store;
        this.rehearsalBell = rehearsalBell;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Has a policy's rules, as they are now, rehearsed over the tickets verified in the last days.
     *
     * @param days 1 to {@link #MOST_DAYS}
     * @return the number of the rehearsal. Throws {@link java.util.NoSuchElementException} without such a policy
     */
    @Transactional
    public long start(long policyId, int days, String byEmail) {
        KeptPolicy draft = policies.find(policyId).orElseThrow();
        Instant until = clock.instant();
        long id = store.insert(draft, days, until.minus(Duration.ofDays(days)), until, byEmail);
        rehearsalBell.ringAfterCommit();
        return id;
    }

    /** A policy's rehearsals, the newest first. */
    public List<Rehearsal> of(long policyId) {
        return store.ofPolicy(policyId);
    }

    public Optional<Rehearsal> find(long policyId, long id) {
        return store.find(id).filter(r -> r.policyId() == policyId);
    }

    /** What it comes to; of a running one, so far. */
    public Outcome outcome(long id) {
        return new Outcome(store.median(id), store.timed(id), store.groups(id));
    }

    /**
     * The tickets that would change, in the order of their numbers.
     *
     * @param region null: of all
     * @param partnerId null: of all partners; 0: of senders who are no partner's
     * @param after the last one seen; null: from the first on
     */
    public List<Change> changes(
            long id, @Nullable String region, @Nullable Long partnerId, @Nullable Long after, int atMost) {
        return store.changes(id, region, partnerId, after == null ? 0 : after, atMost);
    }
}
