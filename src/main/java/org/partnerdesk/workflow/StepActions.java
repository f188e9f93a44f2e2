package org.partnerdesk.workflow;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.partnerdesk.access.Actor;
import org.partnerdesk.access.Duties;
import org.partnerdesk.access.Duty;
import org.partnerdesk.access.Roster;
import org.partnerdesk.access.Roster.Called;
import org.partnerdesk.commitments.Step;
import org.partnerdesk.commitments.StepReached;
import org.partnerdesk.commitments.StepsReached;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.jobs.Workers;
import org.partnerdesk.platform.time.DeskClock;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.Ticketing;
import org.partnerdesk.workflow.StepStore.Due;
import org.partnerdesk.workflow.StepStore.End;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does what the ladder of promises asks for (D13): tells people, gives tickets to somebody, raises their severity; each
 * on the ticket's history. A rung is kept in the transaction that records it and done once in one of its own, on any
 * node, where tickets are locked before their clocks as everywhere else (ADR 0035).
 */
@Component
class StepActions implements Workers.Job {
    private static final Logger LOG = LoggerFactory.getLogger(StepActions.class);
    private static final int AT_ONCE = 100;

    private final StepStore store;
    private final Duties duties;
    private final Ticketing ticketing;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Bell stepBell;
    private final Clock clock;

    StepActions(
            StepStore store,
            Duties duties,
            Ticketing ticketing,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Bell stepBell,
            Clock clock) {
        this.store = store;
        this.duties = duties;
        this.ticketing = ticketing;
        this.events = events;
        this.transaction = transaction;
        this.stepBell = stepBell;
        this.clock = clock;
    }

    /** In a past that is lived through again nobody else is there to wait for, and nothing may happen in the present. */
    @EventListener
    void on(StepsReached reached) {
        store.add(reached.steps());
        if (DeskClock.isReplaying()) {
            List<Due> due;
            while (!(due = store.claim(List.of(), AT_ONCE)).isEmpty()) {
                act(due);
            }
        } else {
            stepBell.ringAfterCommit();
        }
    }

    /** A ticket whose steps cannot be done must not keep the others from theirs; it is tried again the next time. */
    @Override
    public void doDue(BooleanSupplier wanted) {
        Set<Long> failed = new HashSet<>();
        int batch = AT_ONCE;
        boolean some = true;
        while (wanted.getAsBoolean() && some) {
            Set<Long> tickets = new LinkedHashSet<>();
            int size = batch;
            try {
                some = Boolean.TRUE.equals(transaction.execute(status -> {
                    List<Due> due = store.claim(failed, size);
                    due.forEach(one -> tickets.add(one.step().ticketId()));
                    act(due);
                    return !due.isEmpty();
                }));
            } catch (RuntimeException e) {
                if (tickets.isEmpty()) {
                    throw e;
                }
                if (tickets.size() == 1) {
                    LOG.error("The steps of ticket {} could not be done", tickets, e);
                    failed.addAll(tickets);
                }
                batch = tickets.size() == 1 ? AT_ONCE : 1;
            }
        }
    }

    /** What is not done yet is due now, and nothing later. */
    @Override
    public Optional<Instant> nextDue(Instant now) {
        return Optional.empty();
    }

    private void act(List<Due> due) {
        if (due.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        List<Due> over = due.stream().filter(Due::isOver).toList();
        List<Due> open = due.stream().filter(one -> !one.isOver()).toList();
        Map<Long, Ticket> tickets = new HashMap<>();
        ticketing
                .all(open.stream().map(one -> one.step().ticketId()).distinct().toList())
                .forEach(ticket -> tickets.put(ticket.id(), ticket));
        Roster roster = duties.roster(now);
        open.forEach(one -> change(one.step(), roster, tickets));
        Collection<Due> last = lastOfEach(open);
        tell(last, roster, tickets, now);
        store.end(over, End.OVER, now);
        store.end(open.stream().filter(one -> !last.contains(one)).toList(), End.OVERTAKEN, now);
        store.end(last, End.DONE, now);
    }

    /** Of rungs that one promise has come to meanwhile the highest says it all. */
    private static Collection<Due> lastOfEach(List<Due> due) {
        Map<Long, Due> last = new LinkedHashMap<>();
        due.forEach(one -> last.merge(
                one.step().commitmentId(),
                one,
                (a, b) -> a.step().mark().compareTo(b.step().mark()) > 0 ? a : b));
        return last.values();
    }

    private void change(StepReached reached, Roster roster, Map<Long, Ticket> tickets) {
        for (Step step : reached.steps()) {
            Ticket ticket = Objects.requireNonNull(tickets.get(reached.ticketId()));
            if (step.raise() != null) {
                ticketing.raise(ticket.id(), Severity.valueOf(step.raise()));
            }
            if (step.tag() != null) {
                ticketing.tag(ticket.id(), Actor.DESK, step.tag(), true);
            }
            if (step.assign() != null) {
                assign(ticket, roster.of(step.assign(), ticket.dataCentre(), ticket.assignee()), tickets);
            }
        }
    }

    /** One of those who have the duty keeps the ticket; else the first of them takes it. */
    private void assign(Ticket ticket, List<Called> people, Map<Long, Ticket> tickets) {
        boolean hasIt =
                people.stream().anyMatch(called -> called.person().email().equals(ticket.assignee()));
        if (!hasIt && !people.isEmpty()) {
            ticketing
                    .hand(ticket.id(), people.getFirst().person().email())
                    .ifPresent(now -> tickets.put(now.id(), now));
        }
    }

    private void tell(Collection<Due> due, Roster roster, Map<Long, Ticket> tickets, Instant now) {
        List<PeopleTold.Notice> notices = new ArrayList<>();
        for (Due one : due) {
            StepReached step = one.step();
            Ticket ticket = Objects.requireNonNull(tickets.get(step.ticketId()));
            notices.add(new PeopleTold.Notice(
                    step.ticketId(),
                    step.commitmentId(),
                    step.mark(),
                    step.milestone(),
                    step.place(),
                    step.at(),
                    one.goalAt(),
                    one.limitAt(),
                    called(step.steps(), roster, ticket),
                    step.steps().stream()
                            .map(Step::webhook)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList()));
        }
        notices.sort(Comparator.comparing(PeopleTold.Notice::at));
        ticketing.note(notices.stream()
                .collect(Collectors.groupingBy(
                        PeopleTold.Notice::ticketId,
                        LinkedHashMap::new,
                        Collectors.mapping(notice -> StepHistory.entry(notice, now), Collectors.toList()))));
        events.publishEvent(new PeopleTold(notices));
    }

    private static List<Called> called(List<Step> steps, Roster roster, Ticket ticket) {
        Map<String, Called> called = new LinkedHashMap<>();
        for (Step step : steps) {
            for (Duty duty : step.tell()) {
                roster.of(duty, ticket.dataCentre(), ticket.assignee())
                        .forEach(one -> called.putIfAbsent(one.person().email(), one));
            }
        }
        return List.copyOf(called.values());
    }
}
