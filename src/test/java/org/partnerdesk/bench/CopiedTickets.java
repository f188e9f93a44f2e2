package org.partnerdesk.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Makes many tickets out of those that are there, by COPY, with all that belongs to them: each copy has ids of its own
 * and happened 37 seconds before the one before it. Whatever is not named stays as it was, columns of later versions too.
 */
final class CopiedTickets {
    /** {@code t} is the row, {@code k} the copy's number, {@code by} how far ids and times move. */
    private static final List<Table> TABLES = List.of(
            new Table("intake.delivery", "'id', t.id + by.ids, 'received_at', t.received_at - by.ago"),
            new Table("intake.inbox", """
                    'id', t.id + by.ids, 'delivery_id', t.delivery_id + by.ids, 'message_id', t.message_id || '.' || k,
                    'ticket_id', t.ticket_id + by.tickets, 'received_at', t.received_at - by.ago,
                    'next_try_at', t.next_try_at - by.ago, 'decided_at', t.decided_at - by.ago"""),
            new Table(
                    "intake.first_delivery", "'message_id', t.message_id || '.' || k, 'inbox_id', t.inbox_id + by.ids"),
            new Table("ticketing.ticket", """
                    'id', t.id + by.tickets, 'number', 'PD-' || t.id + by.tickets,
                    'created_at', t.created_at - by.ago, 'changed_at', t.changed_at - by.ago"""),
            new Table("ticketing.message", """
                    'id', t.id + by.ids, 'ticket_id', t.ticket_id + by.tickets, 'mail_id', t.mail_id || '.' || k,
                    'at', t.at - by.ago"""),
            new Table("ticketing.participant", "'ticket_id', t.ticket_id + by.tickets"),
            new Table("ticketing.history", """
                    'id', t.id + by.ids, 'ticket_id', t.ticket_id + by.tickets, 'at', t.at - by.ago"""),
            new Table("ticketing.determination", """
                    'id', t.id + by.ids, 'ticket_id', t.ticket_id + by.tickets, 'at', t.at - by.ago"""),
            new Table("entitlement.receipt", """
                    'id', t.id + by.ids, 'ticket_id', t.ticket_id + by.tickets, 'at', t.at - by.ago"""),
            new Table("commitments.ticket_terms", """
                    'ticket_id', t.ticket_id + by.tickets, 'started_at', t.started_at - by.ago,
                    'cycle_started_at', t.cycle_started_at - by.ago, 'next_fire_at', t.next_fire_at - by.ago,
                    'next_limit_at', t.next_limit_at - by.ago"""),
            new Table("commitments.clock", """
                    'ticket_id', t.ticket_id + by.tickets, 'id', t.id + by.ids, 'started_at', t.started_at - by.ago,
                    'opened_at', t.opened_at - by.ago, 'goal_at', t.goal_at - by.ago, 'limit_at', t.limit_at - by.ago,
                    'satisfied_at', t.satisfied_at - by.ago, 'stopped_at', t.stopped_at - by.ago"""),
            new Table("commitments.fact", """
                    'ticket_id', t.ticket_id + by.tickets, 'at', t.at - by.ago, 'recorded_at', t.recorded_at - by.ago"""),
            new Table("notification.outbox", """
                    'id', t.id + by.ids, 'ticket_id', t.ticket_id + by.tickets, 'message_ref', t.message_ref + by.ids,
                    'mail_id', t.mail_id || '.' || k, 'next_try_at', t.next_try_at - by.ago,
                    'created_at', t.created_at - by.ago, 'sent_at', t.sent_at - by.ago"""),
            new Table("search.document", "'message_id', t.message_id + by.ids, 'ticket_id', t.ticket_id + by.tickets"));

    private static final List<String> NUMBERED = List.of(
            "intake.delivery",
            "intake.inbox",
            "ticketing.message",
            "ticketing.history",
            "ticketing.determination",
            "entitlement.receipt",
            "commitments.clock",
            "notification.outbox");

    private CopiedTickets() {}

    /** @param changes what differs in a copy, as arguments of {@code jsonb_build_object} */
    private record Table(String name, String changes) {
        boolean hasTickets() {
            return changes.contains(column());
        }

        private String column() {
            return name.equals("ticketing.ticket") ? "id" : "ticket_id";
        }

        String copies(Originals of, int times) {
            return """
                    copy (
                        select c.*
                        from %s t
                        cross join generate_series(1, %d) k
                        cross join lateral (
                            select k * %d as tickets, k * 1000000 as ids, k * interval '37 seconds' as ago) by
                        cross join lateral %s c
                        where %s
                        order by k)
                    to stdout""".formatted(name, times, of.tickets(), copy(of), where(of));
        }

        private String copy(Originals of) {
            String changed = "jsonb_build_object(%s)".formatted(changes);
            return of.rewritten() == null
                    ? "jsonb_populate_record(t, %s)".formatted(changed)
                    : "(select (to_jsonb(t) || %s)::text as r) whole cross join lateral jsonb_populate_record(t, (%s)::jsonb)"
                            .formatted(changed, of.rewritten());
        }

        private String where(Originals of) {
            return of.first() == null
                    ? "true"
                    : "t.%s between %d and %d".formatted(column(), of.first(), of.first() + of.tickets() - 1);
        }
    }

    /**
     * What is copied.
     *
     * @param first the id of the first ticket; null: all there are, with the mails they came by
     * @param tickets how many there are; their ids follow one another
     * @param rewritten what else differs: SQL that makes of a row as JSON text, {@code r}, that of the copy {@code k};
     *     null: nothing
     */
    record Originals(
            @Nullable Long first, int tickets, @Nullable String rewritten) {
        /** All tickets there are. */
        static Originals all(int tickets) {
            return new Originals(null, tickets, null);
        }
    }

    /** @param times how many copies of each are made */
    static void make(DataSource database, Originals of, int times) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // One sight of all tables: meanwhile the desk's timer may move clocks on.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (Table table : TABLES) {
                if (of.first() != null && !table.hasTickets()) {
                    continue;
                }
                Path rows = Files.createTempFile(Path.of("target"), "bench-", ".copy");
                try {
                    try (OutputStream out = Files.newOutputStream(rows)) {
                        copy.copyOut(table.copies(of, times), out);
                    }
                    try (InputStream in = Files.newInputStream(rows)) {
                        copy.copyIn("copy " + table.name() + " from stdin", in);
                    }
                } finally {
                    Files.delete(rows);
                }
            }
            statement.execute("select setval('ticketing.ticket_number', max(id)) from ticketing.ticket");
            for (String table : NUMBERED) {
                statement.execute(
                        "select setval(pg_get_serial_sequence('%1$s', 'id'), max(id)) from %1$s".formatted(table));
            }
            connection.commit();
            connection.setAutoCommit(true);
            // What a desk of this age has behind it anyhow.
            statement.execute("vacuum analyze");
        }
    }
}
