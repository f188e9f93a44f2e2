package org.partnerdesk.ticketing;

import static java.time.ZoneOffset.UTC;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** For those who tell a ticket's history what happened around it and changes nothing of it, such as to its mail. */
@Component
public class TicketHistory {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    TicketHistory(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Adds a line in the surrounding transaction. */
    public void add(long ticketId, HistoryEntry entry) {
        jdbc.sql("""
                insert into ticketing.history (ticket_id, at, actor_kind, actor_email, actor_name, what, detail)
                values (:ticket, :at, :kind, :email, :name, :what, :detail::jsonb)""")
                .param("ticket", ticketId)
                .param("at", entry.at().atOffset(UTC))
                .param("kind", entry.by().kind().name())
                .param("email", entry.by().email())
                .param("name", entry.by().name())
                .param("what", entry.what().name())
                .param("detail", json.writeValueAsString(entry.detail()))
                .update();
    }
}
