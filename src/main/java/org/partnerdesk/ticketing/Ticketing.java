package org.partnerdesk.ticketing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.access.Viewer;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.entitlement.Assessment;
import org.partnerdesk.entitlement.Verdict;
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
    private static final TicketWriter.Act TAKE_UP =
            (before, edit) -> before.status() == Status.NEW ? edit.status(Status.OPEN) : edit;

    private final TicketStore store;
    private final TicketWriter writer;
    private final Reopenings reopenings;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ticketing(
            TicketStore store,
            TicketWriter writer,
            Reopenings reopenings,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.writer = writer;
        this.reopenings = reopenings;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The id of the next ticket. Who asks for it before anything else is not overlooked when the directory changes while
     * the ticket is being written (ADR 0029).
     */
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
                o.sender().partnerId(),
                o.sender().email(),
                o.sender().name(),
                o.language(),
                null,
                o.impact(),
                null,
                null,
                o.mailbox(),
                o.at(),
                o.at());
        PriorityWorkflow.Applied applied =
                PriorityWorkflow.apply(blank, o.sender(), o.assessment(), o.filledBy(), o.by(), o.at());
        List<HistoryEntry> history = new ArrayList<>();
        history.add(new HistoryEntry(
                o.at(), o.by(), What.OPENED, Map.of("channel", o.channel().name())));
        history.addAll(applied.history());
        MessageDraft first = new MessageDraft(o.by(), Message.Audience.PUBLIC, o.channel(), o.text(), false);
        long messageId = store.insert(applied.ticket(), first, history);
        events.publishEvent(new TicketOpened(
                applied.ticket(),
                first.written(messageId, o.id(), o.at()),
                o.assessment().verdict(),
                o.assessment().customerPrimaryEmail() == null));
        return applied.ticket();
    }

    /**
     * The partner's side wrote again: a ticket that waited or was done is open once more, unless a machine wrote or mail
     * has reopened it too often just before.
     */
    public Outcome partnerWrote(long ticketId, Actor by, Channel channel, OpenTicket.Text text) {
        MessageDraft message = new MessageDraft(by, Message.Audience.PUBLIC, channel, text, false);
        return writer.write(ticketId, message, (before, edit) -> {
            boolean wakes = before.status() == Status.WAITING_FOR_PARTNER
                    || before.status().isDone();
            boolean byMail = before.status().isDone() && channel == Channel.EMAIL;
            return !wakes || text.automatic() || byMail && reopenings.withholds(before)
                    ? edit
                    : edit.status(Status.OPEN);
        });
    }

    /**
     * A person of the desk answers the partner: the first such answer acknowledges (D9).
     *
     * @param then the status the ticket takes with it; null: a new one becomes open, others stay
     */
    public Outcome answer(
            long ticketId, Actor by, Channel channel, String body, boolean countsAsUpdate, @Nullable Status then) {
        MessageDraft message =
                new MessageDraft(by, Message.Audience.PUBLIC, channel, OpenTicket.Text.typed(body), countsAsUpdate);
        return writer.write(ticketId, message, (before, edit) -> {
            // A program's token is nobody who could take a ticket over.
            if (before.assignee() == null && channel == Channel.AGENT) {
                edit.assignee(by.email());
            }
            return then == null ? TAKE_UP.on(before, edit) : edit.status(then);
        });
    }

    /** A note that only the desk reads. */
    public Outcome note(long ticketId, Actor by, Channel channel, String body) {
        MessageDraft message =
                new MessageDraft(by, Message.Audience.INTERNAL, channel, OpenTicket.Text.typed(body), false);
        return writer.write(ticketId, message, (before, edit) -> edit);
    }

    /** An agent takes note of the ticket without writing; satisfies <i>acknowledged</i> (D9). */
    public Outcome acknowledge(long ticketId, Actor by) {
        Outcome outcome = writer.record(ticketId, by, What.ACKNOWLEDGED, TAKE_UP);
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
        Outcome outcome = writer.record(ticketId, by, What.DETERMINED, TAKE_UP);
        if (outcome instanceof Outcome.Done done) {
            Instant at = done.now().changedAt();
            store.insert(ticketId, determination, by, at);
            events.publishEvent(new IssueDetermined(done.now(), determination, by, at));
        }
        return outcome;
    }

    public Outcome setStatus(long ticketId, Actor by, Status to) {
        return writer.change(ticketId, by, null, (before, edit) -> edit.status(to));
    }

    /** @param assignee an agent's address; null: nobody */
    public Outcome assign(long ticketId, Actor by, @Nullable String assignee) {
        return writer.change(ticketId, by, null, (before, edit) -> edit.assignee(assignee));
    }

    /** Sets the severity by hand; from then on the desk leaves it alone (D6). */
    public Outcome setSeverity(long ticketId, Actor by, Severity to, String reason) {
        if (reason.isBlank()) {
            return new Outcome.Refused(new Refusal.Empty("reason"));
        }
        return writer.change(ticketId, by, reason, (before, edit) -> edit.severity(to, SeveritySource.MANUAL));
    }

    public Outcome setImpact(long ticketId, Actor by, @Nullable Impact to) {
        return writer.change(ticketId, by, null, (before, edit) -> edit.impact(to));
    }

    /** A step of the ladder raises the severity, unless it is that high or a person has set it (D6, D13). */
    public void raise(long ticketId, Severity to) {
        writer.change(
                ticketId,
                Actor.DESK,
                null,
                (before, edit) -> before.severitySource() == SeveritySource.MANUAL
                                || before.severity().compareTo(to) <= 0
                        ? edit
                        : edit.severity(to, SeveritySource.AUTOMATIC));
    }

    /** Tags the ticket, or takes a tag away; nothing happens when it is so already. */
    public Outcome tag(long ticketId, Actor by, String typed, boolean has) {
        Optional<String> tag = Tags.of(typed);
        Optional<Ticket> ticket = store.lock(ticketId);
        if (tag.isEmpty() || ticket.isEmpty()) {
            return new Outcome.Refused(ticket.isEmpty() ? new Refusal.NotFound() : new Refusal.NotATag(typed));
        }
        if (store.tag(ticketId, tag.get(), has)) {
            What what = has ? What.TAGGED : What.UNTAGGED;
            store.note(Map.of(
                    ticketId, List.of(new HistoryEntry(clock.instant(), by, what, Map.of("value", tag.get())))));
        }
        return new Outcome.Done(ticket.get());
    }

    /** Lets a ticket locked by {@link #lock} have these tags and no others. */
    public void tags(long ticketId, Actor by, List<String> wanted) {
        List<String> had = store.tags(ticketId);
        had.stream().filter(tag -> !wanted.contains(tag)).forEach(tag -> tag(ticketId, by, tag, false));
        wanted.stream().filter(tag -> !had.contains(tag)).forEach(tag -> tag(ticketId, by, tag, true));
    }

    /** The desk gives a ticket to somebody; the ticket as it is then, empty when there is no such ticket. */
    public Optional<Ticket> hand(long ticketId, String assignee) {
        return writer.change(ticketId, Actor.DESK, null, (before, edit) -> edit.assignee(assignee))
                        instanceof Outcome.Done done
                ? Optional.of(done.now())
                : Optional.empty();
    }

    /** Adds lines to the histories of tickets and changes nothing else about them. */
    public void note(Map<Long, List<HistoryEntry>> entries) {
        store.note(entries);
    }

    /** @param to null: nobody has said it */
    public Outcome setRequestType(long ticketId, Actor by, @Nullable RequestType to) {
        return writer.change(ticketId, by, null, (before, edit) -> edit.requestType(to));
    }

    /** The ticket, locked until the transaction ends: for those who look before they change. */
    public Optional<Ticket> lock(long ticketId) {
        return store.lock(ticketId);
    }

    /** Those of the tickets that nobody is changing at this moment, locked until the transaction ends. */
    public List<Ticket> lockFree(Collection<Long> ids) {
        return store.lockFree(ids);
    }

    /** Tickets as they stand, in no order. */
    @Transactional(readOnly = true)
    public List<Ticket> all(Collection<Long> ids) {
        return store.all(ids);
    }

    /** An agent says which account a ticket is about; for a ticket locked by {@link #lock}, to be verified next. */
    public Ticket confirmed(Ticket before, String zoid, Actor by) {
        Instant at = clock.instant();
        Ticket after = TicketEdit.of(before).confirmed(zoid).at(at);
        store.update(after, List.of(new HistoryEntry(at, by, What.CUSTOMER_CONFIRMED, Map.of("value", zoid))));
        return after;
    }

    /** An agent takes up what the desk proposes: the severity is lowered, and the priority goes with its reason (D6). */
    public Outcome acceptProposal(long ticketId, Actor by) {
        return writer.record(
                ticketId,
                by,
                What.PROPOSAL_ACCEPTED,
                (before, edit) -> before.proposedSeverity() == null
                        ? edit
                        : edit.severity(before.proposedSeverity(), SeveritySource.DEFAULT)
                                .priorityCustomer(before.verdict() == Verdict.LARGE_USER_ACCOUNT));
    }

    /** An agent leaves the severity as it is, against what the desk proposes: from then on it is one set by hand. */
    public Outcome declineProposal(long ticketId, Actor by) {
        return writer.record(
                ticketId,
                by,
                What.PROPOSAL_DECLINED,
                (before, edit) -> before.proposedSeverity() == null
                        ? edit
                        : edit.severity(before.severity(), SeveritySource.MANUAL));
    }

    /**
     * Applies a verdict reached anew to a ticket locked by {@link #lock}.
     *
     * @param sender who asks; another than before takes the ticket over, and those who see it no more take no part in it
     */
    public Ticket verified(Ticket before, Sender sender, Assessment assessment, @Nullable FilledBy filledBy, Actor by) {
        Instant at = clock.instant();
        PriorityWorkflow.Applied applied = PriorityWorkflow.apply(before, sender, assessment, filledBy, by, at);
        Ticket after = applied.ticket();
        List<HistoryEntry> history = new ArrayList<>(Differences.inClaim(before, after, by));
        history.addAll(applied.history());
        store.update(after, history);
        if (!after.requesterEmail().equals(before.requesterEmail())) {
            store.takeOver(after, before.changesHands(sender));
        }
        events.publishEvent(new TicketChanged(before, after, by, at));
        return after;
    }
}
