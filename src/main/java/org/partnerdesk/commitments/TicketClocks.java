package org.partnerdesk.commitments;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.Fact.Kind;
import org.partnerdesk.commitments.PolicySpec.Window;

/**
 * The clocks of one ticket and the rules by which events open, stop and close them. Pure: it is loaded with what is
 * stored, told what happened, and keeps what is new for {@link ClockWriter}.
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

    private final long ticketId;
    private final Standing stored;
    private final List<TicketClock> clocks;
    private final FactLog facts;
    private Standing standing;

    /** What is stored; {@code now} is when new facts are written down. */
    TicketClocks(long ticketId, Standing standing, List<TicketClock> clocks, List<Fact> facts, Instant now) {
        this.ticketId = ticketId;
        this.stored = standing;
        this.standing = standing;
        this.clocks = new ArrayList<>(clocks);
        this.facts = new FactLog(facts, now);
        facts.forEach(fact -> this.clocks.replaceAll(clock -> clock.after(fact)));
    }

    /** The first clocks of a new ticket. */
    static TicketClocks start(long ticketId, Offer offer, Instant at, Instant now) {
        var ticket = new TicketClocks(ticketId, new Standing(offer.terms(), 1, at, at), List.of(), List.of(), now);
        PROMISED.forEach(milestone -> ticket.open(milestone, offer, at, at));
        return ticket;
    }

    void satisfy(Milestone milestone, Instant at) {
        passUntil(at);
        if (milestone == Milestone.UPDATED) {
            publishUpdate(at);
        } else if (!isReached(milestone)) {
            record(Kind.SATISFIED, current(milestone).map(TicketClock::pinned).orElse(null), milestone, at);
            if (milestone == Milestone.RESOLVED) {
                supersede(Milestone.DETERMINED, at);
                supersede(Milestone.UPDATED, at);
            }
        }
    }

    /**
     * What acknowledged the ticket at {@code satisfiedAt} never arrived: it is owed again, as if it had not been. Does
     * nothing when something else acknowledged it, or when nothing is owed any more.
     */
    void unacknowledge(Instant satisfiedAt, Instant at) {
        passUntil(at);
        clocks.stream()
                .filter(c -> c.milestone() == Milestone.ACKNOWLEDGED
                        && satisfiedAt.equals(c.tally().satisfiedAt()))
                .filter(c -> !isClosed())
                .findFirst()
                .ifPresent(c -> record(Kind.UNSATISFIED, c.pinned(), c.milestone(), facts.notBeforeLast(at)));
        passUntil(at);
    }

    void pause(Instant at) {
        passUntil(at);
        if (!facts.isPaused() && !isEnded()) {
            record(Kind.PAUSED, null, null, facts.notBeforeLast(at));
        }
    }

    void resume(Instant at) {
        passUntil(at);
        if (facts.isPaused()) {
            record(Kind.RESUMED, null, null, facts.notBeforeLast(at));
        }
    }

    /** A clock that the new terms promise just the same runs on; a promise newly made counts from the cycle's start. */
    void retarget(Offer offer, Instant at) {
        if (offer.terms().equals(standing.terms())) {
            return;
        }
        renew(offer, at);
    }

    /** The same when the terms are as they were and the rules may have changed. */
    void renew(Offer offer, Instant at) {
        passUntil(at);
        standing = new Standing(offer.terms(), standing.cycle(), standing.startedAt(), standing.cycleStartedAt());
        Optional<PinnedClock> update = pinned(Milestone.UPDATED);
        Optional<PinnedClock> resolution = pinned(Milestone.RESOLVED);
        for (Milestone milestone : PROMISED) {
            if (!isReached(milestone) && (!isEnded() || milestone == Milestone.ACKNOWLEDGED) && !isClosed()) {
                retarget(milestone, offer, at);
            }
        }
        if (update.isPresent() && !resolution.equals(pinned(Milestone.RESOLVED))) {
            carryUpdate(update.get(), offer, at);
        }
    }

    /** A new cycle, unless the ticket is still being worked on: then only the terms may have changed. */
    void reopen(Offer offer, Instant at) {
        if (!isEnded()) {
            retarget(offer, at);
            return;
        }
        resume(at);
        standing = new Standing(offer.terms(), standing.cycle() + 1, standing.startedAt(), at);
        record(Kind.REOPENED, null, null, facts.notBeforeLast(at));
        if (!isReached(Milestone.ACKNOWLEDGED) && pinned(Milestone.ACKNOWLEDGED).isEmpty()) {
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
        Optional<DueStep> due;
        while ((due = nextStep().filter(step -> step.at().isBefore(until))).isPresent()) {
            DueStep step = due.get();
            record(step.kind(), step.clock(), null, step.at());
            if (opensUpdate(step)) {
                openUpdate(step.clock(), step.at());
            }
        }
    }

    long ticketId() {
        return ticketId;
    }

    Standing standing() {
        return standing;
    }

    List<TicketClock> clocks() {
        return List.copyOf(clocks);
    }

    /** When what is new is written down. */
    Instant recordedAt() {
        return facts.now();
    }

    List<Fact> allFacts() {
        return facts.all();
    }

    List<Fact> newFacts() {
        return facts.added();
    }

    boolean isChanged() {
        return !facts.added().isEmpty()
                || !standing.equals(stored)
                || clocks.stream().anyMatch(TicketClock::isToStore);
    }

    /** When something falls due next if nothing happens before. */
    @Nullable
    Instant nextFireAt() {
        return nextStep().map(DueStep::at).orElse(null);
    }

    /**
     * The promise to keep next: running before paused, the earliest limit first. Once updates are owed, they go
     * before whatever has missed its limit: they are what can still be kept (M9, D11).
     */
    Optional<TicketClock> nextPromise() {
        boolean updating = pinned(Milestone.UPDATED).isPresent();
        return clocks.stream()
                .filter(clock -> !clock.isOver())
                .filter(clock -> !updating
                        || clock.milestone() == Milestone.UPDATED
                        || clock.reading().state() != ClockState.BREACHED)
                .min(Comparator.<TicketClock, Boolean>comparing(
                                clock -> clock.reading().state() == ClockState.PAUSED)
                        .thenComparing(clock -> clock.reading().limitAt()));
    }

    /** How long the first solution took, if it came before {@code until} and was promised: open time without pauses. */
    Optional<Duration> solvedIn(Instant until) {
        return clocks.stream()
                .filter(clock -> clock.milestone() == Milestone.RESOLVED)
                .map(TicketClock::tally)
                .filter(tally ->
                        tally.satisfiedAt() != null && tally.satisfiedAt().isBefore(until))
                .map(Tally::countedUntilSatisfied)
                .findFirst();
    }

    private Optional<DueStep> nextStep() {
        return clocks.stream().flatMap(DueStep::next).min(Comparator.comparing(DueStep::at));
    }

    /** The first update is owed from the resolve goal on, each later one from the moment the last was missed (D11). */
    private boolean opensUpdate(DueStep step) {
        return switch (step.clock().milestone()) {
            case RESOLVED ->
                step.kind() == Kind.GOAL_PASSED && pinned(Milestone.UPDATED).isEmpty();
            case UPDATED -> step.kind() == Kind.BREACHED;
            case ACKNOWLEDGED, DETERMINED -> false;
        };
    }

    /** Told twice it counts once, for the next update has only begun at that moment. */
    private void publishUpdate(Instant at) {
        pinned(Milestone.UPDATED)
                .filter(update -> at.isAfter(update.startedAt()))
                .ifPresent(update -> {
                    record(Kind.SATISFIED, update, Milestone.UPDATED, at);
                    openUpdate(update, at);
                });
    }

    private void retarget(Milestone milestone, Offer offer, Instant at) {
        Optional<PinnedClock> open = pinned(milestone);
        if (open.isEmpty()) {
            Instant start = milestone == Milestone.ACKNOWLEDGED ? standing.startedAt() : standing.cycleStartedAt();
            open(milestone, offer, start, at);
        } else if (!open.get().isPromisedBy(offer)) {
            supersede(milestone, at);
            open(milestone, offer, open.get().startedAt(), at);
        }
    }

    /** An update that was owed stays owed, from when it was, if the resolve goal has passed under the new terms too. */
    private void carryUpdate(PinnedClock update, Offer offer, Instant at) {
        supersede(Milestone.UPDATED, at);
        if (current(Milestone.RESOLVED).stream()
                .anyMatch(c -> c.reading().goalAt().isBefore(at))) {
            open(Milestone.UPDATED, offer, update.startedAt(), at);
        }
    }

    private void openUpdate(PinnedClock before, Instant at) {
        if (before.updateEvery() != null) {
            add(new PinnedClock(
                    clocks.size() + 1,
                    before.cycle(),
                    Milestone.UPDATED,
                    at,
                    at,
                    new Window(before.updateEvery(), before.updateEvery()),
                    before.updateEvery(),
                    before.pins()));
        }
    }

    private void open(Milestone milestone, Offer offer, Instant startedAt, Instant openedAt) {
        Window window = offer.window(milestone);
        if (window != null) {
            add(new PinnedClock(
                    clocks.size() + 1,
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
    void add(PinnedClock pinned) {
        Tally tally = Tally.of(pinned);
        for (Fact fact : facts.all()) {
            tally = tally.after(fact);
        }
        clocks.add(new TicketClock(null, tally, null));
    }

    void supersede(Milestone milestone, Instant at) {
        pinned(milestone).ifPresent(clock -> record(Kind.SUPERSEDED, clock, null, at));
    }

    void record(Kind kind, @Nullable PinnedClock clock, @Nullable Milestone milestone, Instant at) {
        Fact fact = facts.add(kind, standing.cycle(), clock, milestone, at);
        clocks.replaceAll(each -> each.after(fact));
    }

    private Optional<TicketClock> current(Milestone milestone) {
        return clocks.stream()
                .filter(clock -> clock.milestone() == milestone && !clock.isOver())
                .findFirst();
    }

    Optional<PinnedClock> pinned(Milestone milestone) {
        return current(milestone).map(TicketClock::pinned);
    }

    private boolean isReached(Milestone milestone) {
        return facts.isReached(milestone, standing.cycle());
    }

    private boolean isEnded() {
        return isReached(Milestone.RESOLVED) || isClosed();
    }

    private boolean isClosed() {
        return facts.isClosed(standing.cycle());
    }
}
