package org.partnerdesk.intake.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the flight recorder. */
@Component
class RecorderQueries {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String MAILS = """
            select i.id, i.received_at, i.message_id, d.envelope_from, d.envelope_to, i.mailbox, left(i.sender, 500) as sender,
                   left(i.subject, 500) as subject,
                   coalesce(i.decision, 'WAITING') as decision, i.reason, t.number, i.checks::text as checks, i.decided_at, i.attempts, i.last_error, i.next_try_at,
                   i.took_micros
            from intake.inbox i
                     join intake.delivery d on d.id = i.delivery_id
                     left join ticketing.pub_ticket t on t.id = i.ticket_id
            where true
            """;

    private final JdbcClient jdbc;

    RecorderQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first, those with a smaller id than {@code after}. */
    List<RecordedMail> mails(MailSearch search, @Nullable Long after, int limit) {
        // Not "is null or": each list has an index that the planner must see.
        return jdbc.sql(MAILS
                        + (search.messageId() == null ? "" : " and i.message_id = :messageId")
                        + (search.ticketId() == null ? "" : " and i.ticket_id = :ticket")
                        + decided(search)
                        + (search.words() == null
                                ? ""
                                : " and i.header_words @@ plainto_tsquery('simple'::regconfig, :words)")
                        + (after == null ? "" : " and i.id < :after")
                        + " order by i.id desc limit :limit")
                .param("messageId", search.bareMessageId())
                .param("ticket", search.ticketId())
                .param("decision", search.decision())
                .param("words", search.words())
                .param("after", after)
                .param("limit", limit)
                .query(RecorderQueries::mail)
                .list();
    }

    private static String decided(MailSearch search) {
        if (search.decision() == null) {
            return search.undecided() ? "" : " and i.decision is not null";
        }
        return search.decision().equals(RecordedMail.WAITING)
                ? " and i.decision is null"
                : " and i.decision = :decision";
    }

    /** How many mails wait for people, and how many for the desk, each counted up to a thousand. */
    FlightRecorder.Pending pending() {
        return jdbc.sql("""
                select (select count(*) from (select 1 from intake.inbox where decision = 'HELD' limit 1000) h) as held,
                       (select count(*) from (select 1 from intake.inbox where decision is null limit 1000) w) as waiting
                """).query(FlightRecorder.Pending.class).single();
    }

    Optional<RecordedMail> mail(long id) {
        return jdbc.sql(MAILS + " and i.id = :id")
                .param("id", id)
                .query(RecorderQueries::mail)
                .optional();
    }

    Optional<byte[]> raw(long id) {
        return jdbc.sql("""
                select d.raw from intake.inbox i join intake.delivery d on d.id = i.delivery_id where i.id = :id""").param("id", id).query(byte[].class).optional();
    }

    private static RecordedMail mail(ResultSet row, int n) throws SQLException {
        String checks = row.getString("checks");
        return new RecordedMail(
                row.getLong("id"),
                instant(row, "received_at"),
                row.getString("message_id"),
                row.getString("envelope_from"),
                List.of((String[]) row.getArray("envelope_to").getArray()),
                row.getString("mailbox"),
                row.getString("sender"),
                row.getString("subject"),
                row.getString("decision"),
                row.getString("reason"),
                row.getString("number"),
                checks == null ? List.of() : JSON.readValue(checks, new TypeReference<List<RecordedMail.Check>>() {}),
                row.getObject("decided_at") == null ? null : instant(row, "decided_at"),
                row.getInt("attempts"),
                row.getString("last_error"),
                instant(row, "next_try_at"),
                row.getObject("took_micros", Long.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
