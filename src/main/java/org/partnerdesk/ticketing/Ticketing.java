package org.partnerdesk.ticketing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.access.Viewer;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.entitlement.Assessment;
import org.partnerdesk.ticketing.HistoryEntry.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to tickets. Every act locks the ticket, writes ticket, message and history in one statement and publishes
 * what happened inside the transaction, so that clocks and mail are part of it.
 */
@Component
@Transactional
public class Ticketing {
    private final TicketStore store;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ticketing(TicketStore store, Directory directory, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /** The id of the next ticket; its receipt is written under it before the ticket itself. */
    public long nextId() {
        return store.nextId();
    }

    /** The id in a ticket's number, with or without the prefix ({@code PD-10482}, {@code 10482}); empty if it is none. */
    @Transactional(readOnly = true)
    public Optional<Long> idOf(String number) {
        String prefix = directory.vendor().ticketPrefix() + "-";
        String digits =
                number.regionMatches(true, 0, prefix, 0, prefix.length()) ? number.substring(prefix.length()) : number;
        boolean plain =
                digits.length() <= 18 && !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    /** The ticket, if there is one and {@code viewer} may see it. */
    @Transactional(readOnly = true)
    public Optional<Ticket> find(long id, Viewer viewer) {
        return store.find(id, viewer);
    }

    /** What the partner's side wrote, oldest first. */
    @Transactional(readOnly = true)
    public List<OpenTicket.Text> partnerTexts(long ticketId) {
        return store.partnerTexts(ticketId);
    }

    /** Opens a ticket with its first message, its verdict applied. */
    public Ticket open(OpenTicket o) {
        Ticket blank = new Ticket(
                o.id(),
                directory.vendor().ticketPrefix() + "-" + o.id(),
                o.subject(),
                Status.NEW,
                Severity.S3,
                SeveritySource.DEFAULT,
                false,
                null,
                null,
                o.assessment().verdict(),
                null,
                o.channel(),
                null,
                null,
                o.dataCentre(),
                o.requestType(),
                o.sender().partner() == null ? null : o.sender().partner().id(),
                o.sender().email(),
                o.sender().name(),
                o.language(),
                null,
                o.impact(),
                o.mailbox(),
                o.at(),
                o.at());
        PriorityWorkflow.Applied applied = PriorityWorkflow.apply(blank, o.assessment(), o.filledBy(), o.by(), o.at());
        List<HistoryEntry> history = new ArrayList<>();
        history.add(new HistoryEntry(
                o.at(), o.by(), What.OPENED, Map.of("channel", o.channel().name())));
        history.addAll(applied.history());
        TicketStore.Draft first = new TicketStore.Draft(o.by(), Message.Audience.PUBLIC, o.channel(), o.text(), false);
        long messageId = store.insert(applied.ticket(), first, history);
        events.publishEvent(new TicketOpened(
                applied.ticket(),
                message(messageId, o.id(), first, o.at()),
                o.assessment().verdict(),
                o.assessment().customerPrimaryEmail() == null));
        return applied.ticket();
    }

    /** The partner's side wrote again: a ticket that waited or was done is open once more, unless a machine wrote. */
    public Outcome partnerWrote(long ticketId, Actor by, Channel channel, OpenTicket.Text text) {
        return write(ticketId, by, Message.Audience.PUBLIC, channel, text, false, (before, edit) -> {
            boolean wakes = before.status() == Status.WAITING_FOR_PARTNER
                    || before.status().isDone();
            return wakes && !text.automatic() ? edit.status(Status.OPEN) : edit;
        });
    }

    /**
     * A person of the desk answers the partner: the first such answer acknowledges (D9).
     *
     * @param then the status the ticket takes with it; null: a new one becomes open, others stay
     */
    public Outcome answer(
            long ticketId, Actor by, Channel channel, String body, boolean countsAsUpdate, @Nullable Status then) {
        return write(
                ticketId,
                by,
                Message.Audience.PUBLIC,
                channel,
                OpenTicket.Text.typed(body),
                countsAsUpdate,
                (before, edit) -> {
                    // A program's token is nobody who could take a ticket over.
                    if (before.assignee() == null && channel == Channel.AGENT) {
                        edit.assignee(by.email());
                    }
                    Status otherwise = before.status() == Status.NEW ? Status.OPEN : before.status();
                    return edit.status(then == null ? otherwise : then);
                });
    }

    /** A note that only the desk reads. */
    public Outcome note(long ticketId, Actor by, Channel channel, String body) {
        return write(
                ticketId,
                by,
                Message.Audience.INTERNAL,
                channel,
                OpenTicket.Text.typed(body),
                false,
                (before, edit) -> edit);
    }

    /** An agent takes note of the ticket without writing; satisfies <i>acknowledged</i> (D9). */
    public Outcome acknowledge(long ticketId, Actor by) {
        Outcome outcome = change(
                ticketId,
                by,
                What.ACKNOWLEDGED,
                (before, edit) -> before.status() == Status.NEW ? edit.status(Status.OPEN) : edit);
        if (outcome instanceof Outcome.Done done) {
            events.publishEvent(
                    new TicketAcknowledged(done.now(), by, done.now().changedAt()));
        }
        return outcome;
    }

    /** An agent records what the issue is (D9). */
    public Outcome determine(long ticketId, Actor by, Determination determination) {
        if (determination.summary().isBlank()) {
            return new Outcome.Refused(new Refusal.Empty("summary"));
        }
        Outcome outcome = change(
                ticketId,
                by,
                What.DETERMINED,
                (before, edit) -> before.status() == Status.NEW ? edit.status(Status.OPEN) : edit);
        if (outcome instanceof Outcome.Done done) {
            Instant at = done.now().changedAt();
            store.insert(ticketId, determination, by, at);
            events.publishEvent(new IssueDetermined(done.now(), determination, by, at));
        }
        return outcome;
    }

    public Outcome setStatus(long ticketId, Actor by, Status to) {
        return change(ticketId, by, null, (before, edit) -> edit.status(to));
    }

    /** @param assignee an agent's address; null: nobody */
    public Outcome assign(long ticketId, Actor by, @Nullable String assignee) {
        return change(ticketId, by, null, (before, edit) -> edit.assignee(assignee));
    }

    /** Sets the severity by hand; from then on the desk leaves it alone (D6). */
    public Outcome setSeverity(long ticketId, Actor by, Severity to, String reason) {
        if (reason.isBlank()) {
            return new Outcome.Refused(new Refusal.Empty("reason"));
        }
        return change(ticketId, by, null, (before, edit) -> edit.severity(to, SeveritySource.MANUAL), reason);
    }

    public Outcome setImpact(long ticketId, Actor by, @Nullable Impact to) {
        return change(ticketId, by, null, (before, edit) -> edit.impact(to));
    }

    /** The ticket, locked until the transaction ends: for those who look before they change. */
    public Optional<Ticket> lock(long ticketId) {
        return store.lock(ticketId);
    }

    /** Applies a verdict reached anew to a ticket locked by {@link #lock}. */
    public Ticket verified(Ticket before, Assessment assessment, @Nullable FilledBy filledBy, Actor by) {
        Instant at = clock.instant();
        PriorityWorkflow.Applied applied = PriorityWorkflow.apply(before, assessment, filledBy, by, at);
        store.update(applied.ticket(), applied.history());
        events.publishEvent(new TicketChanged(before, applied.ticket(), by, at));
        return applied.ticket();
    }

    private Outcome write(
            long ticketId,
            Actor by,
            Message.Audience audience,
            Channel channel,
            OpenTicket.Text text,
            boolean countsAsUpdate,
            BiFunction<Ticket, TicketEdit, TicketEdit> act) {
        if (text.body().isBlank() && !text.automatic() && text.mailId() == null) {
            return new Outcome.Refused(new Refusal.Empty("body"));
        }
        Ticket before = store.lock(ticketId).orElse(null);
        if (before == null) {
            return new Outcome.Refused(new Refusal.NotFound());
        }
        Instant at = clock.instant();
        Ticket after = act.apply(before, TicketEdit.of(before)).at(at);
        List<HistoryEntry> history = new ArrayList<>();
        history.add(new HistoryEntry(
                at,
                by,
                audience == Message.Audience.INTERNAL ? What.NOTED : What.REPLIED,
                Map.of("channel", channel.name())));
        List<HistoryEntry> differences = Differences.between(before, after, by, null);
        history.addAll(differences);
        TicketStore.Draft draft = new TicketStore.Draft(by, audience, channel, text, countsAsUpdate);
        long id = store.update(after, draft, history);
        events.publishEvent(new MessageAdded(after, message(id, ticketId, draft, at), countsAsUpdate));
        if (!differences.isEmpty()) {
            events.publishEvent(new TicketChanged(before, after, by, at));
        }
        return new Outcome.Done(after);
    }

    private Outcome change(
            long ticketId, Actor by, @Nullable What what, BiFunction<Ticket, TicketEdit, TicketEdit> act) {
        return change(ticketId, by, what, act, null);
    }

    private Outcome change(
            long ticketId,
            Actor by,
            @Nullable What what,
            BiFunction<Ticket, TicketEdit, TicketEdit> act,
            @Nullable String reason) {
        Ticket before = store.lock(ticketId).orElse(null);
        if (before == null) {
            return new Outcome.Refused(new Refusal.NotFound());
        }
        Instant at = clock.instant();
        Ticket after = act.apply(before, TicketEdit.of(before)).at(at);
        List<HistoryEntry> history = new ArrayList<>();
        if (what != null) {
            history.add(new HistoryEntry(at, by, what, Map.of()));
        }
        List<HistoryEntry> differences = Differences.between(before, after, by, reason);
        history.addAll(differences);
        if (history.isEmpty()) {
            return new Outcome.Done(before);
        }
        store.update(after, history);
        if (!differences.isEmpty()) {
            events.publishEvent(new TicketChanged(before, after, by, at));
        }
        return new Outcome.Done(after);
    }

    private static Message message(long id, long ticketId, TicketStore.Draft draft, Instant at) {
        return new Message(
                id,
                ticketId,
                draft.author(),
                draft.audience(),
                draft.channel(),
                draft.text().body(),
                draft.text().automatic(),
                draft.text().mailId(),
                at);
    }
}
