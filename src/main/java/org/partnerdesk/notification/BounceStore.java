package org.partnerdesk.notification;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the mail of ours that a report is about, and writes down what it says. */
@Component
class BounceStore {
    /** A mail still queued may have arrived: the relay took it, and its answer was lost. */
    private static final String MAIL = """
            select o.id, o.ticket_id, o.recipient, m.counts_as_update,
                   case when m.at is not null then coalesce(o.requeued_at, m.at) end as said_at
            from notification.outbox o
            left join ticketing.pub_message m on m.id = o.message_ref
            where\s""";

    private static final String UNDERWAY = "o.state in ('SENT', 'QUEUED') and ";

    private final JdbcClient jdbc;

    BounceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A mail that a report is about.
     *
     * @param saidAt when the message that it brought was written; null when it brought none
     */
    record Reported(
            long id,
            long ticketId,
            String recipient,
            @Nullable Instant saidAt,
            boolean countsAsUpdate) {}

    Optional<Reported> byMessageId(String messageId) {
        return jdbc.sql(MAIL + UNDERWAY + "o.mail_id = :id")
                .param("id", messageId)
                .query(BounceStore::reported)
                .optional();
    }

    /** The newest on the ticket, to that recipient if one is named. */
    Optional<Reported> newestOn(long ticketId, @Nullable String recipient) {
        return jdbc.sql(MAIL + UNDERWAY + """
                o.ticket_id = :ticket and (:recipient::text is null or o.recipient = :recipient)
                order by o.id desc limit 1""")
                .param("ticket", ticketId)
                .param("recipient", recipient)
                .query(BounceStore::reported)
                .optional();
    }

    /** The newest to that recipient since then. */
    Optional<Reported> newestTo(String recipient, Instant since) {
        return jdbc.sql(MAIL + UNDERWAY
                        + "o.recipient = :recipient and o.created_at > :since order by o.id desc limit 1")
                .param("recipient", recipient)
                .param("since", since.atOffset(UTC))
                .query(BounceStore::reported)
                .optional();
    }

    /** Whatever became of it. */
    Optional<Reported> byId(long id) {
        return jdbc.sql(MAIL + "o.id = :id")
                .param("id", id)
                .query(BounceStore::reported)
                .optional();
    }

    /**
     * Queues what did not arrive once more, under its Message-ID.
     *
     * @return the state that it was in; empty when there is nothing to send again
     */
    Optional<MailView.State> resend(long id, Instant at) {
        return jdbc.sql("""
                update notification.outbox o
                set state = 'QUEUED', attempts = 0, next_try_at = :at, requeued_at = :at, sent_at = null,
                    bounced_at = null, delayed_at = null, last_error = null
                from (select id, state from notification.outbox where id = :id for update) was
                where o.id = was.id and was.state in ('REFUSED', 'BOUNCED', 'SUPPRESSED')
                returning was.state
                """)
                .param("id", id)
                .param("at", at.atOffset(UTC))
                .query(String.class)
                .optional()
                .map(MailView.State::valueOf);
    }

    /** @return false when somebody else has said so before */
    boolean bounced(long id, String reason, Instant at) {
        return jdbc.sql("""
                        update notification.outbox
                        set state = 'BOUNCED', bounced_at = :at, sent_at = coalesce(sent_at, :at), last_error = :reason
                        where id = :id and state in ('SENT', 'QUEUED')
                        """)
                        .param("at", at.atOffset(UTC))
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** @return false when it was late already */
    boolean delayed(long id, String reason, Instant at) {
        return jdbc.sql("""
                        update notification.outbox set delayed_at = :at, last_error = :reason
                        where id = :id and state = 'SENT' and delayed_at is null
                        """)
                        .param("at", at.atOffset(UTC))
                        .param("reason", reason)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Reported reported(ResultSet row, int n) throws SQLException {
        OffsetDateTime saidAt = row.getObject("said_at", OffsetDateTime.class);
        return new Reported(
                row.getLong("id"),
                row.getLong("ticket_id"),
                row.getString("recipient"),
                saidAt == null ? null : saidAt.toInstant(),
                row.getBoolean("counts_as_update"));
    }
}
