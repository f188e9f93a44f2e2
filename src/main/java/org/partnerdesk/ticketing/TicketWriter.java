package org.partnerdesk.ticketing;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.ticketing.HistoryEntry.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Carries out people's acts: locks the ticket, writes what the act makes of it, and publishes what happened. */
@Component
class TicketWriter {
    private static final Outcome NOT_FOUND = new Outcome.Refused(new Refusal.NotFound());

    /** What somebody does to a ticket. */
    interface Act {
        TicketEdit on(Ticket before, TicketEdit edit);
    }

    /** A ticket before and after an act, and how they differ. */
    private record Edited(Ticket before, Ticket after, Actor by, List<HistoryEntry> differences) {
        List<HistoryEntry> historyFrom(What what, Map<String, String> detail) {
            HistoryEntry first = new HistoryEntry(after.changedAt(), by, what, detail);
            return Stream.concat(Stream.of(first), differences.stream()).toList();
        }
    }

    private final TicketStore store;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketWriter(TicketStore store, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /** Adds a message and does with it what {@code act} does. */
    Outcome write(long ticketId, MessageDraft message, Act act) {
        if (message.isEmpty()) {
            return new Outcome.Refused(new Refusal.Empty("body"));
        }
        What what = message.audience() == Message.Audience.INTERNAL ? What.NOTED : What.REPLIED;
        Map<String, String> detail = Map.of("channel", message.channel().name());
        return edit(ticketId, message.author(), null, act)
                .map(edited -> {
                    Ticket after = edited.after();
                    long id = store.update(after, message, edited.historyFrom(what, detail));
                    events.publishEvent(new MessageAdded(
                            after, message.written(id, ticketId, after.changedAt()), message.countsAsUpdate()));
                    return done(edited);
                })
                .orElse(NOT_FOUND);
    }

    /** An act that is worth a line of history even when no field changes. */
    Outcome record(long ticketId, Actor by, What what, Act act) {
        return edit(ticketId, by, null, act)
                .map(edited -> {
                    store.update(edited.after(), edited.historyFrom(what, Map.of()));
                    return done(edited);
                })
                .orElse(NOT_FOUND);
    }

    /**
     * Changes fields; when none changes, nothing is written.
     *
     * @param reason kept with a change of severity
     */
    Outcome change(long ticketId, Actor by, @Nullable String reason, Act act) {
        return edit(ticketId, by, reason, act)
                .<Outcome>map(edited -> {
                    if (edited.differences().isEmpty()) {
                        return new Outcome.Done(edited.before());
                    }
                    store.update(edited.after(), edited.differences());
                    return done(edited);
                })
                .orElse(NOT_FOUND);
    }

    private Optional<Edited> edit(long ticketId, Actor by, @Nullable String reason, Act act) {
        return store.lock(ticketId).map(before -> {
            Ticket after = act.on(before, TicketEdit.of(before)).at(clock.instant());
            return new Edited(before, after, by, Differences.between(before, after, by, reason));
        });
    }

    private Outcome done(Edited edited) {
        Ticket after = edited.after();
        if (!edited.differences().isEmpty()) {
            events.publishEvent(new TicketChanged(edited.before(), after, edited.by(), after.changedAt()));
        }
        return new Outcome.Done(after);
    }
}
