package org.partnerdesk.setup;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the demo history has been lived through. */
@Component
class DemoProgress {
    private final JdbcClient jdbc;

    DemoProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The present that a history leads up to which is still to be lived, wholly or from some point on: {@code now}
     * unless it was begun before. Empty when it has been written, and on a desk that has tickets of its own.
     */
    Optional<Instant> begin(Instant now) {
        jdbc.sql("""
                insert into setup.demo_history (as_of)
                select :now where not exists (select from ticketing.pub_ticket)
                on conflict do nothing""").param("now", now.atOffset(UTC)).update();
        return jdbc.sql("select as_of from setup.demo_history where written_at is null")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** The number of the first happening that has not been lived. */
    int next() {
        return jdbc.sql("select coalesce(max(no) + 1, 0) from setup.demo_happening")
                .query(Integer.class)
                .single();
    }

    /**
     * Marks a happening as lived in the transaction at hand, which from here on may commit without waiting for the
     * disk: what a crash takes is lived again.
     *
     * @return false when it is marked already, by another node
     */
    boolean mark(int no, int telling) {
        return jdbc.sql("""
                with hurry as (select set_config('synchronous_commit', 'off', true))
                insert into setup.demo_happening (no, telling) select :no, :telling from hurry
                on conflict do nothing""").param("no", no).param("telling", telling).update() == 1;
    }

    void opened(int no, long ticketId) {
        jdbc.sql("update setup.demo_happening set ticket_id = :ticket where no = :no")
                .param("ticket", ticketId)
                .param("no", no)
                .update();
    }

    /** The tickets that stories have become, by the number of the telling; may be added to. */
    Map<Integer, Long> tickets() {
        Map<Integer, Long> tickets = new HashMap<>();
        jdbc.sql("select telling, ticket_id from setup.demo_happening where ticket_id is not null")
                .query(row -> {
                    tickets.put(row.getInt("telling"), row.getLong("ticket_id"));
                });
        return tickets;
    }

    void written(Instant at) {
        jdbc.sql("update setup.demo_history set written_at = :at")
                .param("at", at.atOffset(UTC))
                .update();
    }
}
