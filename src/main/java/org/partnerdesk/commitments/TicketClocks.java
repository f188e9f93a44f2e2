package org.partnerdesk.commitments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.Fact.Kind;
import org.partnerdesk.commitments.PolicySpec.Window;

/**
 * The clocks of one ticket and the rules by which events open, stop and close them. Pure: it is loaded with what is
 * stored, told what happened, and keeps what is new for {@link ClockStore} to write.
 *
 * <p>Every event first records what fell due before it, so that the outcome does not hang on how late the timer is.
 */
final class TicketClocks {
    private static final List<Milestone> PROMISED =
            List.of(Milestone.ACKNOWLEDGED, Milestone.DETERMINED, Milestone.RESOLVED);

    /**
     * @param terms in force now
     * @param startedAt when the ticket was taken, {@code cycleStartedAt} when it was last reopened, at first the same
     */
    record Standing(Terms terms, int cycle, Instant startedAt, Instant cycleStartedAt) {}

    /**
     * A clock with its fold.
     *
     * @param id null until it is stored
     * @param stored the reading that is stored, null until then
     */
    record Entry(@Nullable Long id, Tally tally, @Nullable Reading stored) {
        PinnedClock clock() {
            return tally.clock();
        }

        Reading reading() {
            return tally.reading();
        }

        boolean isOver() {
            return tally.isStopped();
        }

        /** A clock that is over stays as it is stored, whatever later rules of time zones would make of it. */
        boolean isToStore() {
            return stored == null || (!stored.isOver() && !stored.equals(reading()));
        }

        Entry after(Fact fact) {
            return new Entry(id, tally.after(fact), stored);
        }
    }

    private final long ticketId;
    private final Instant now;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<Fact> recorded = new ArrayList<>();
    private final Standing stored;
    private Standing standing;

    /** What is stored; {@code now} is when new facts are written down. */
    TicketClocks(long ticketId, Standing standing, List<Entry> entries, List<Fact> facts, Instant now) {
        this.ticketId = ticketId;
        this.stored = standing;
        this.standing = standing;
        this.now = now;
        this.facts.addAll(facts);
        this.entries.addAll(entries);
        facts.forEach(fact -> this.entries.replaceAll(entry -> entry.after(fact)));
    }

    /** The first clocks of a new ticket. */
    static TicketClocks start(long ticketId, Offer offer, Instant at, Instant now) {
        var clocks = new TicketClocks(ticketId, new Standing(offer.terms(), 1, at, at), List.of(), List.of(), now);
        for (Milestone milestone : PROMISED) {
            clocks.open(milestone, offer, at, at);
        }
        return clocks;
    }

    void satisfy(Milestone milestone, Instant at) {
        passUntil(at);
        if (milestone == Milestone.UPDATED) {
            publishUpdate(at);
            return;
        }
        if (isReached(milestone)) {
            return;
        }
        Optional<Entry> open = current(milestone);
        record(Kind.SATISFIED, open.map(Entry::clock).orElse(null), milestone, at);
        if (milestone == Milestone.RESOLVED) {
            supersede(Milestone.DETERMINED, at);
            supersede(Milestone.UPDATED, at);
        }
    }

    void updatePublished(Instant at) {
        passUntil(at);
        publishUpdate(at);
    }

    void pause(Instant at) {
        passUntil(at);
        if (!isPaused() && !isEnded()) {
            record(Kind.PAUSED, null, null, notBeforeLast(at));
        }
    }

    void resume(Instant at) {
        passUntil(at);
        if (isPaused()) {
            record(Kind.RESUMED, null, null, notBeforeLast(at));
        }
    }

    /** A clock that the new terms promise just the same runs on; a promise newly made counts from the cycle's start. */
    void retarget(Offer offer, Instant at) {
        if (offer.terms().equals(standing.terms())) {
            return;
        }
        passUntil(at);
        standing = new Standing(offer.terms(), standing.cycle(), standing.startedAt(), standing.cycleStartedAt());
        Optional<Entry> update = current(Milestone.UPDATED);
        Optional<Integer> resolution =
                current(Milestone.RESOLVED).map(e -> e.clock().no());
        for (Milestone milestone : PROMISED) {
            if (!isEnded() || (milestone == Milestone.ACKNOWLEDGED && !isClosed())) {
                retarget(milestone, offer, at);
            }
        }
        if (update.isPresent()
                && !resolution.equals(
                        current(Milestone.RESOLVED).map(e -> e.clock().no()))) {
            carryUpdate(update.get().clock(), offer, at);
        }
    }

    /** A new cycle, unless the ticket is still being worked on: then only the terms may have changed. */
    void reopen(Offer offer, Instant at) {
        if (!isEnded()) {
            retarget(offer, at);
            return;
        }
        passUntil(at);
        resume(at);
        standing = new Standing(offer.terms(), standing.cycle() + 1, standing.startedAt(), at);
        record(Kind.REOPENED, null, null, notBeforeLast(at));
        if (!isReached(Milestone.ACKNOWLEDGED)
                && current(Milestone.ACKNOWLEDGED).isEmpty()) {
            open(Milestone.ACKNOWLEDGED, offer, at, at);
        }
        open(Milestone.DETERMINED, offer, at, at);
        open(Milestone.RESOLVED, offer, at, at);
    }

    /** Nothing is owed any more, solved or not. */
    void close(Instant at) {
        passUntil(at);
        if (!isClosed()) {
            List.of(Milestone.values()).forEach(milestone -> supersede(milestone, at));
            record(Kind.CLOSED, null, null, at);
        }
    }

    /** Records, in order, every goal and limit that passed before {@code until}, and opens the updates owed from then. */
    void passUntil(Instant until) {
        for (Optional<DueStep> due = nextStep();
                due.isPresent() && due.get().at().isBefore(until);
                due = nextStep()) {
            DueStep step = due.get();
            PinnedClock clock = step.clock();
            record(step.kind(), clock, null, step.at());
            if (opensUpdate(step)) {
                openUpdate(clock, step.at(), step.at());
            }
        }
    }

    boolean isChanged() {
        return !recorded.isEmpty()
                || !standing.equals(stored)
                || entries.stream().anyMatch(Entry::isToStore);
    }

    long ticketId() {
        return ticketId;
    }

    Standing standing() {
        return standing;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    List<Fact> recorded() {
        return List.copyOf(recorded);
    }

    /** When something falls due next if nothing happens before. */
    @Nullable
    Instant nextFireAt() {
        return nextStep().map(DueStep::at).orElse(null);
    }

    /**
     * The promise to keep next: running before paused, the earliest limit first. Once a resolution has missed its
     * limit, the updates owed in its place are what can still be kept (M9).
     */
    Optional<Entry> nextPromise() {
        boolean updating = current(Milestone.UPDATED).isPresent();
        return entries.stream()
                .filter(e -> !e.isOver())
                .filter(e -> !(updating
                        && e.clock().milestone() == Milestone.RESOLVED
                        && e.reading().state() == ClockState.BREACHED))
                .min(Comparator.<Entry, Boolean>comparing(e -> e.reading().state() == ClockState.PAUSED)
                        .thenComparing(e -> e.reading().limitAt()));
    }

    private record DueStep(Kind kind, PinnedClock clock, Instant at) {}

    private Optional<DueStep> nextStep() {
        return entries.stream().flatMap(e -> nextStep(e).stream()).min(Comparator.comparing(DueStep::at));
    }

    /** A clock's goal before its limit; an update has both in one. */
    private static Optional<DueStep> nextStep(Entry entry) {
        Tally tally = entry.tally();
        Reading reading = tally.reading();
        PinnedClock clock = tally.clock();
        if (tally.isStopped() || tally.breachedAt() != null) {
            return Optional.empty();
        }
        if (clock.milestone() != Milestone.UPDATED && !tally.goalPassed()) {
            return tally.isAheadInPause(tally.goalAt())
                    ? Optional.empty()
                    : Optional.of(new DueStep(Kind.GOAL_PASSED, clock, clock.passes(reading.goalAt())));
        }
        return tally.isAheadInPause(tally.limitAt())
                ? Optional.empty()
                : Optional.of(new DueStep(Kind.BREACHED, clock, clock.passes(reading.limitAt())));
    }

    /** The first update is owed from the resolve goal on, each later one from the moment the last was missed (D11). */
    private boolean opensUpdate(DueStep step) {
        return switch (step.clock().milestone()) {
            case RESOLVED ->
                step.kind() == Kind.GOAL_PASSED && current(Milestone.UPDATED).isEmpty();
            case UPDATED -> true;
            case ACKNOWLEDGED, DETERMINED -> false;
        };
    }

    private void publishUpdate(Instant at) {
        current(Milestone.UPDATED)
                .map(Entry::clock)
                .filter(clock -> !at.isBefore(clock.startedAt()))
                .ifPresent(clock -> {
                    record(Kind.SATISFIED, clock, Milestone.UPDATED, at);
                    openUpdate(clock, at, at);
                });
    }

    private void retarget(Milestone milestone, Offer offer, Instant at) {
        if (isReached(milestone)) {
            return;
        }
        Window window = offer.window(milestone);
        Optional<Entry> open = current(milestone);
        if (open.isPresent()) {
            PinnedClock clock = open.get().clock();
            if (clock.window().equals(window)
                    && Objects.equals(clock.updateEvery(), offer.updateEvery(milestone))
                    && clock.pins().countsLike(offer.pins())) {
                return;
            }
            supersede(milestone, at);
            open(milestone, offer, clock.startedAt(), at);
        } else {
            Instant start = milestone == Milestone.ACKNOWLEDGED ? standing.startedAt() : standing.cycleStartedAt();
            open(milestone, offer, start, at);
        }
    }

    /** An update that was owed stays owed, from when it was, if the resolve goal has passed under the new terms too. */
    private void carryUpdate(PinnedClock update, Offer offer, Instant at) {
        supersede(Milestone.UPDATED, at);
        if (current(Milestone.RESOLVED)
                .filter(e -> e.reading().goalAt().isBefore(at))
                .isPresent()) {
            open(Milestone.UPDATED, offer, update.startedAt(), at);
        }
    }

    private void openUpdate(PinnedClock before, Instant startedAt, Instant openedAt) {
        if (before.updateEvery() != null) {
            Window window = new Window(before.updateEvery(), before.updateEvery());
            add(new PinnedClock(
                    entries.size() + 1,
                    before.cycle(),
                    Milestone.UPDATED,
                    startedAt,
                    openedAt,
                    window,
                    before.updateEvery(),
                    before.pins()));
        }
    }

    private void open(Milestone milestone, Offer offer, Instant startedAt, Instant openedAt) {
        Window window = offer.window(milestone);
        if (window != null) {
            add(new PinnedClock(
                    entries.size() + 1,
                    standing.cycle(),
                    milestone,
                    startedAt,
                    openedAt,
                    window,
                    offer.updateEvery(milestone),
                    offer.pins()));
        }
    }

    /** A clock that counts from an earlier start counts with the pauses since. */
    private void add(PinnedClock clock) {
        Tally tally = Tally.of(clock);
        for (Fact fact : facts) {
            tally = tally.after(fact);
        }
        entries.add(new Entry(null, tally, null));
    }

    private void supersede(Milestone milestone, Instant at) {
        current(milestone).ifPresent(entry -> record(Kind.SUPERSEDED, entry.clock(), null, at));
    }

    private void record(Kind kind, @Nullable PinnedClock clock, @Nullable Milestone milestone, Instant at) {
        Fact fact = new Fact(
                facts.size() + 1, kind, standing.cycle(), clock == null ? null : clock.no(), milestone, at, now);
        facts.add(fact);
        recorded.add(fact);
        entries.replaceAll(entry -> entry.after(fact));
    }

    private Optional<Entry> current(Milestone milestone) {
        return entries.stream()
                .filter(e -> e.clock().milestone() == milestone && !e.isOver())
                .findFirst();
    }

    /** Acknowledged is reached once for all cycles. */
    private boolean isReached(Milestone milestone) {
        return facts.stream()
                .anyMatch(fact -> fact.kind() == Kind.SATISFIED
                        && fact.milestone() == milestone
                        && (milestone == Milestone.ACKNOWLEDGED || fact.cycle() == standing.cycle()));
    }

    private boolean isEnded() {
        return isReached(Milestone.RESOLVED) || isClosed();
    }

    private boolean isClosed() {
        return facts.stream().anyMatch(fact -> fact.kind() == Kind.CLOSED && fact.cycle() == standing.cycle());
    }

    private boolean isPaused() {
        return facts.stream()
                        .filter(fact -> fact.kind() == Kind.PAUSED || fact.kind() == Kind.RESUMED)
                        .reduce((first, second) -> second)
                        .map(Fact::kind)
                        .orElse(Kind.RESUMED)
                == Kind.PAUSED;
    }

    /** Requests of the same moment may be recorded a little out of order; no pause reaches back behind a breach. */
    private Instant notBeforeLast(Instant at) {
        return facts.stream()
                .map(Fact::at)
                .filter(at::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(at);
    }
}
