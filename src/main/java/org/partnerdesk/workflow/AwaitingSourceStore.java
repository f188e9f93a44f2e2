package org.partnerdesk.workflow;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps which tickets wait for the live source, and when each is tried next. Who writes holds the ticket's lock. */
@Component
class AwaitingSourceStore {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final JdbcClient jdbc;

    AwaitingSourceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ticket waits from now on, if it does not yet. */
    void add(long ticket, Instant at) {
        jdbc.sql("""
                insert into workflow.awaiting_source (ticket_id, tried_at, tries, next_at)
                values (:ticket, :at, 0, :next) on conflict (ticket_id) do nothing""")
                .param("ticket", ticket)
                .param("at", at.atOffset(UTC))
                .param("next", at.plus(FIRST_WAIT).atOffset(UTC))
                .update();
    }

    /**
     * Tickets to be tried now, those that have waited longest first.
     *
     * @param answersSince when the source answered: all that were tried in vain before are due; null: it has not
     */
    List<Long> due(Instant now, @Nullable Instant answersSince, int most) {
        return jdbc.sql("""
                select ticket_id from workflow.awaiting_source
                where next_at <= :now or tried_at < :since order by next_at limit :most""")
                .param("now", now.atOffset(UTC))
                .param("since", answersSince == null ? null : answersSince.atOffset(UTC))
                .param("most", most)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /** When the next is due of those that are not. */
    Optional<Instant> nextDue(Instant now) {
        return jdbc.sql("select next_at from workflow.awaiting_source where next_at > :now order by next_at limit 1")
                .param("now", now.atOffset(UTC))
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    /** The ticket waits no more. */
    void remove(long ticket) {
        jdbc.sql("delete from workflow.awaiting_source where ticket_id = :ticket")
                .param("ticket", ticket)
                .update();
    }

    /** How often the ticket was tried in vain, if it waits. */
    Optional<Integer> tries(long ticket) {
        return jdbc.sql("select tries from workflow.awaiting_source where ticket_id = :ticket")
                .param("ticket", ticket)
                .query(Integer.class)
                .optional();
    }

    /** Has a ticket wait longer, if it still waits. */
    void putOff(long ticket, int tries, Instant at) {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(tries, 10));
        jdbc.sql("""
                update workflow.awaiting_source set tried_at = :at, tries = :tries, next_at = :next
                where ticket_id = :ticket""")
                .param("ticket", ticket)
                .param("at", at.atOffset(UTC))
                .param("tries", tries)
                .param(
                        "next",
                        at.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT)
                                .atOffset(UTC))
                .update();
    }
}
