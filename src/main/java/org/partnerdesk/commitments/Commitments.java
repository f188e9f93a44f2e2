package org.partnerdesk.commitments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The promises about time that each ticket is given, and whether they were kept (M8, M9, D7-D11).
 *
 * <p>Every method that changes something joins the caller's transaction, or makes one. {@code at} is when the thing
 * happened; whether a promise was kept is decided by it and not by when it is told.
 *
 * @throws IllegalArgumentException from those methods when {@link #start} was never called for the ticket
 */
@Component
public class Commitments {
    private final ClockStore store;
    private final ClockWriter writer;
    private final Rules rules;
    private final DueSteps steps;
    private final Retargets retargets;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Commitments(
            ClockStore store,
            ClockWriter writer,
            Rules rules,
            DueSteps steps,
            Retargets retargets,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.writer = writer;
        this.rules = rules;
        this.steps = steps;
        this.retargets = retargets;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A ticket is taken: starts the clocks that the policy has for its terms. Does nothing for a ticket that has begun.
     */
    public void start(long ticketId, Terms terms, Instant at) {
        transaction.executeWithoutResult(
                status -> writer.writeNew(TicketClocks.start(ticketId, rules.offer(terms, at), at, clock.instant())));
    }

    /**
     * A milestone is reached; only the first time in a cycle counts (acknowledged: in all cycles). A solution ends what
     * was still to be determined or updated. {@link Milestone#UPDATED} is {@link #updatePublished}.
     */
    public void satisfy(long ticketId, Milestone milestone, Instant at) {
        change(ticketId, clocks -> clocks.satisfy(milestone, at));
    }

    /**
     * The message of {@code satisfiedAt}, which had acknowledged the ticket, could not be delivered: the acknowledgement
     * is owed again and its clock runs on from its start. Whether the limit has passed meanwhile counts as if nobody had
     * answered. Does nothing when something else acknowledged the ticket, or when it is closed.
     */
    public void unacknowledge(long ticketId, Instant satisfiedAt, Instant at) {
        change(ticketId, clocks -> clocks.unacknowledge(satisfiedAt, at));
    }

    /** The ticket waits for its partner: all clocks but the acknowledgement's stop (D10). */
    public void pause(long ticketId, Instant at) {
        change(ticketId, clocks -> clocks.pause(at));
    }

    /** The ticket waits no more. */
    public void resume(long ticketId, Instant at) {
        change(ticketId, clocks -> clocks.resume(at));
    }

    /**
     * Severity, impact, data centre or tier may have changed. Open clocks that other terms promise otherwise are closed
     * as superseded and followed by clocks that count from the same start; a breach stays a breach.
     */
    public void retarget(long ticketId, Terms terms, Instant at) {
        change(ticketId, clocks -> clocks.retarget(rules.offer(terms, at), at));
    }

    /**
     * A solved or closed ticket is worked on again: a new cycle of clocks. An acknowledgement that is still owed stays
     * owed as it was. For a ticket that was not done it is {@link #retarget}.
     */
    public void reopen(long ticketId, Terms terms, Instant at) {
        change(ticketId, clocks -> clocks.reopen(rules.offer(terms, at), at));
    }

    /** The ticket is closed, solved or not; nothing is owed any more. */
    public void close(long ticketId, Instant at) {
        change(ticketId, clocks -> clocks.close(at));
    }

    /** A person on our side told the partner how things stand: the next update is owed from now (D11). */
    public void updatePublished(long ticketId, Instant at) {
        change(ticketId, clocks -> clocks.satisfy(Milestone.UPDATED, at));
    }

    /**
     * The message of {@code satisfiedAt}, which had counted as an update, could not be delivered: that update is owed
     * again from when it was. Does nothing when another has followed or was missed, or when the ticket is done.
     */
    public void unpublishUpdate(long ticketId, Instant satisfiedAt, Instant at) {
        change(ticketId, clocks -> Undelivered.update(clocks, satisfiedAt, at));
    }

    /** The ticket's promises, oldest first, as they stand now; none for a ticket that was never started. */
    public List<Commitment> of(long ticketId) {
        Instant now = clock.instant();
        return store.commitments(ticketId).stream()
                .map(commitment -> commitment.seenAt(now))
                .toList();
    }

    /**
     * Why each of the ticket's promises is due when it is, oldest first, as it stands now; none for a ticket that was
     * never started. Four statements.
     */
    public List<Ledger> ledgers(long ticketId) {
        Instant now = clock.instant();
        return store.all(List.of(ticketId), now).stream()
                .flatMap(ticket -> ledgers(ticket, now).stream())
                .toList();
    }

    private List<Ledger> ledgers(TicketClocks ticket, Instant now) {
        Map<Instant, Retarget> moves = retargets.ofTicket(ticket.ticketId());
        return ticket.clocks().stream()
                .filter(clock -> clock.id() != null)
                .map(clock -> {
                    Offer.Pins pins = clock.pinned().pins();
                    CalendarSpec calendar = rules.calendar(pins.calendar(), pins.calendarVersion());
                    return new Ledger(
                            clock.commitment(ticket.ticketId()).seenAt(now),
                            clock.pinned().openedAt(),
                            moves.get(clock.pinned().openedAt()),
                            ZoneId.of(calendar.zone()),
                            Ledger.stretches(clock.pinned(), ticket.allFacts(), calendar, now));
                })
                .toList();
    }

    /**
     * How far a promise has run at {@code now}, or had when it stopped. Asks the database for nothing but the first
     * sight of a calendar version, so it may be called for each row of a list.
     */
    public Progress progress(Commitment commitment, Instant now) {
        WorkingCalendar hours =
                rules.hours(commitment.calendar(), commitment.calendarVersion(), commitment.roundTheClock());
        Instant stopped = commitment.stoppedAt();
        Instant at = stopped != null && stopped.isBefore(now) ? stopped : now;
        Duration toGoal = hours.between(at, commitment.goalAt());
        Duration toLimit = hours.between(at, commitment.limitAt());
        double limit = commitment.limit().toMillis();
        return new Progress(1 - toLimit.toMillis() / limit, commitment.goal().toMillis() / limit, toGoal, toLimit);
    }

    /**
     * How long the first solution of each ticket took by its promise: open time of its calendar, waiting for the partner
     * left out. Missing are tickets that were not solved before {@code until}, or were promised no solution.
     */
    public Map<Long, Duration> solvedIn(Collection<Long> tickets, Instant until) {
        Map<Long, Duration> times = new HashMap<>();
        store.all(tickets, clock.instant())
                .forEach(clocks -> clocks.solvedIn(until).ifPresent(time -> times.put(clocks.ticketId(), time)));
        return times;
    }

    /**
     * What a draft would have kept and missed of the promises of these tickets until then, by what happened to them; on
     * the calendars in force at {@code until}. Tickets that were never started are left out.
     */
    public List<Replayed> replay(Collection<Long> tickets, PolicySpec draft, Instant until) {
        Function<Terms, Offer> offers = rules.offersOf(draft, until);
        return store.all(tickets, clock.instant()).stream()
                .flatMap(ticket -> Replay.of(ticket, offers, until).stream())
                .toList();
    }

    /**
     * Has it counted which open clocks the rules of that moment would move, for instance after a calendar was changed;
     * {@link Retargets#go} then moves them.
     *
     * @param subject the policy's version, or the calendar's code
     * @param effectiveAt when the new rules come into force; a moment that has passed counts as now
     * @return the number to ask {@link Retargets#find} for
     */
    public long planRetarget(Retarget.Cause cause, String subject, String byEmail, String reason, Instant effectiveAt) {
        return retargets.plan(cause, subject, byEmail, reason, effectiveAt);
    }

    /** The policy in force, for pages that show what is promised and label samples. */
    public PolicySpec policy() {
        return rules.policy(clock.instant());
    }

    /** The calendars in force, by code. */
    public List<WorkingHours> calendars() {
        return rules.calendars(clock.instant());
    }

    /**
     * Puts calendars and a policy in force. What has not changed keeps its version; what has gets the next one, for
     * clocks that open from now on. The very first versions count for all of the past.
     */
    public Installation install(List<CalendarSpec> calendars, PolicySpec policy) {
        return rules.install(calendars, policy, clock.instant());
    }

    /** Records every goal and limit that has passed by now, without waiting for the timer that does it by itself. */
    public void settleDue() {
        steps.record();
    }

    private void change(long ticketId, Consumer<TicketClocks> event) {
        transaction.executeWithoutResult(status -> {
            TicketClocks clocks = store.lock(ticketId, clock.instant())
                    .orElseThrow(() -> new IllegalArgumentException("No clocks were started for ticket " + ticketId));
            event.accept(clocks);
            if (clocks.isChanged()) {
                writer.write(List.of(clocks));
            }
        });
    }
}
