package org.partnerdesk.ticketing;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.partnerdesk.access.Actor;
import org.partnerdesk.platform.mail.Budgets;
import org.partnerdesk.ticketing.HistoryEntry.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A program that answers every "solved" with a mail must not reopen its ticket for ever. */
@Component
class Reopenings {
    private final JdbcClient jdbc;
    private final TicketHistory history;
    private final Budgets budgets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reopenings(JdbcClient jdbc, TicketHistory history, Budgets budgets, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.history = history;
        this.budgets = budgets;
        this.events = events;
        this.clock = clock;
    }

    /** Whether a mail may not reopen this locked ticket now; if so, that is told to its history and to the desk. */
    boolean withholds(Ticket ticket) {
        Instant now = clock.instant();
        List<Instant> earlier = reopenedSince(ticket.id(), now.minus(Budgets.longest(budgets.reopening())));
        if (budgets.reopening().stream().noneMatch(budget -> budget.isSpent(earlier, now))) {
            return false;
        }
        history.add(ticket.id(), new HistoryEntry(now, Actor.DESK, What.REOPENING_WITHHELD, Map.of()));
        events.publishEvent(new ReopeningWithheld(ticket, now));
        return true;
    }

    private List<Instant> reopenedSince(long ticketId, Instant since) {
        return jdbc.sql("""
                select at from ticketing.history
                where ticket_id = :ticket and what = 'STATUS_SET' and actor_kind = 'PARTNER' and at > :since
                    and detail ->> 'from' in ('RESOLVED', 'CLOSED')""")
                .param("ticket", ticketId)
                .param("since", since.atOffset(UTC))
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }
}
