package org.partnerdesk.commitments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.Fact.Kind;

/** The facts of one ticket, those that are stored and those that are new, and what they say about the ticket. */
final class FactLog {
    private final List<Fact> facts;
    private final int stored;
    private final Instant now;

    FactLog(List<Fact> stored, Instant now) {
        this.facts = new ArrayList<>(stored);
        this.stored = stored.size();
        this.now = now;
    }

    Fact add(Kind kind, int cycle, @Nullable PinnedClock clock, @Nullable Milestone milestone, Instant at) {
        Fact fact = new Fact(facts.size() + 1, kind, cycle, clock == null ? null : clock.no(), milestone, at, now);
        facts.add(fact);
        return fact;
    }

    /** When facts that are added are written down. */
    Instant now() {
        return now;
    }

    List<Fact> all() {
        return List.copyOf(facts);
    }

    List<Fact> added() {
        return List.copyOf(facts.subList(stored, facts.size()));
    }

    /** Acknowledged is reached once for all cycles. */
    boolean isReached(Milestone milestone, int cycle) {
        return facts.stream()
                .filter(fact ->
                        fact.milestone() == milestone && (milestone == Milestone.ACKNOWLEDGED || fact.cycle() == cycle))
                .map(Fact::kind)
                .reduce((first, last) -> last)
                .filter(Kind.SATISFIED::equals)
                .isPresent();
    }

    boolean isClosed(int cycle) {
        return facts.stream().anyMatch(fact -> fact.kind() == Kind.CLOSED && fact.cycle() == cycle);
    }

    boolean isPaused() {
        return facts.stream()
                .map(Fact::kind)
                .filter(kind -> kind == Kind.PAUSED || kind == Kind.RESUMED)
                .reduce((first, last) -> last)
                .filter(Kind.PAUSED::equals)
                .isPresent();
    }

    /** Requests of the same moment may be recorded a little out of order; no pause reaches back behind a breach. */
    Instant notBeforeLast(Instant at) {
        return facts.stream()
                .map(Fact::at)
                .filter(at::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(at);
    }
}
