package org.partnerdesk.notification;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the outbox. */
@Component
class OutboxStore {
    private static final String VIEW = """
            select o.id, o.ticket_id, t.number, o.recipient, o.sender, o.sender_name, o.reply_to, o.subject, o.text,
                   o.html, o.language, o.mail_id, o.automatic, o.state, o.created_at, o.sent_at, o.last_error,
                   o.suppression
            from notification.outbox o
                     join ticketing.pub_ticket t on t.id = o.ticket_id
            """;

    private final JdbcClient jdbc;

    OutboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mail that belongs to a ticket already. */
    record Earlier(String mailId, boolean ours) {}

    /** @param dueAt before then it does not leave */
    void insert(OutgoingMail mail, boolean leaves, Instant at, Instant dueAt) {
        insert(mail, leaves ? MailView.State.QUEUED : MailView.State.KEPT, null, at, dueAt);
    }

    /** The mail as it would have been, for people to see and to send all the same. */
    void insertSuppressed(OutgoingMail mail, Suppression why, Instant at) {
        insert(mail, MailView.State.SUPPRESSED, why, at, at);
    }

    private void insert(
            OutgoingMail mail, MailView.State state, @Nullable Suppression suppression, Instant at, Instant dueAt) {
        jdbc.sql("""
                insert into notification.outbox
                    (ticket_id, message_ref, kind, recipient, sender, sender_name, reply_to, subject, text, html,
                     language, mail_id, in_reply_to, refs, automatic, state, suppression, next_try_at, created_at)
                values (:ticket, :message, :kind, :recipient, :sender, :senderName, :replyTo, :subject, :text, :html,
                        :language, :mailId, :inReplyTo, :refs, :automatic, :state, :suppression, :dueAt, :at)
                """)
                .param("ticket", mail.ticketId())
                .param("message", mail.messageRef())
                .param("kind", mail.occasion().name())
                .param("recipient", mail.recipient())
                .param("sender", mail.sender())
                .param("senderName", mail.senderName())
                .param("replyTo", mail.replyTo())
                .param("subject", mail.subject())
                .param("text", mail.text())
                .param("html", mail.html())
                .param("language", mail.language())
                .param("mailId", mail.mailId())
                .param("inReplyTo", mail.inReplyTo())
                .param("refs", mail.references().toArray(String[]::new))
                .param("automatic", mail.automatic())
                .param("state", state.name())
                .param("suppression", suppression == null ? null : suppression.name())
                .param("at", at.atOffset(UTC))
                .param("dueAt", dueAt.atOffset(UTC))
                .update();
    }

    /** Mails of both sides on a ticket, oldest first. */
    List<Earlier> earlierMails(long ticketId) {
        return jdbc.sql("""
                select mail_id, false as ours, at from ticketing.pub_message
                where ticket_id = :ticket and mail_id is not null and audience = 'PUBLIC'
                union all
                select mail_id, true, created_at from notification.outbox
                where ticket_id = :ticket and state not in ('SUPPRESSED', 'WITHDRAWN') and kind <> 'ALARM'
                order by at
                """)
                .param("ticket", ticketId)
                .query((row, n) -> new Earlier(row.getString(1), row.getBoolean(2)))
                .list();
    }

    /** An automatic mail that was sent or is about to be. */
    record Automatic(long ticketId, Instant at) {}

    /** Since then, to that address. */
    List<Automatic> automaticTo(String recipient, Instant since) {
        return jdbc.sql("""
                select ticket_id, created_at from notification.outbox
                where automatic and state not in ('SUPPRESSED', 'WITHDRAWN') and recipient = :recipient
                    and created_at > :since
                """)
                .param("recipient", recipient)
                .param("since", since.atOffset(UTC))
                .query((row, n) -> new Automatic(
                        row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    boolean hasAlarmSince(String recipient, Instant since) {
        return jdbc.sql("""
                select exists (select from notification.outbox
                               where recipient = :recipient and kind = 'ALARM' and created_at > :since)
                """)
                .param("recipient", recipient)
                .param("since", since.atOffset(UTC))
                .query(Boolean.class)
                .single();
    }

    boolean hasAnswer(long ticketId, Instant at) {
        return jdbc.sql("""
                select exists (select from notification.outbox o join ticketing.pub_message m on m.id = o.message_ref
                               where o.ticket_id = :ticket and m.at = :at)
                """)
                .param("ticket", ticketId)
                .param("at", at.atOffset(UTC))
                .query(Boolean.class)
                .single();
    }

    /** @param state null for any */
    List<MailView> latest(MailView.@Nullable State state, int limit, @Nullable Long before) {
        return list("where (:state::text is null or o.state = :state)", state, limit, before);
    }

    /** @param state one of those that did not arrive; null for all of them */
    List<MailView> failed(MailView.@Nullable State state, int limit, @Nullable Long before) {
        return list(
                "where o.state in ('REFUSED', 'BOUNCED', 'SUPPRESSED') and (:state::text is null or o.state = :state)",
                state,
                limit,
                before);
    }

    private List<MailView> list(String which, MailView.@Nullable State state, int limit, @Nullable Long before) {
        return jdbc.sql(VIEW + which + """
                 and (:before::bigint is null or o.id < :before)
                order by o.id desc
                limit :limit
                """)
                .param("state", state == null ? null : state.name())
                .param("before", before)
                .param("limit", limit)
                .query(OutboxStore::view)
                .list();
    }

    Optional<MailView> find(long id) {
        return jdbc.sql(VIEW + "where o.id = :id")
                .param("id", id)
                .query(OutboxStore::view)
                .optional();
    }

    /** A mail that is due, locked until the transaction ends. */
    record DueMail(long id, int attempts, Instant createdAt, OutgoingMail mail) {}

    /** The mail that is due for the longest time and that nobody else is sending. */
    Optional<DueMail> claim(Instant now) {
        return jdbc.sql("""
                select id, ticket_id, message_ref, kind, recipient, sender, sender_name, reply_to, subject, text, html,
                       language, mail_id, in_reply_to, refs, automatic, attempts,
                       coalesce(requeued_at, created_at) as created_at
                from notification.outbox
                where state = 'QUEUED' and next_try_at <= :now
                order by next_try_at, id
                limit 1
                for update skip locked
                """)
                .param("now", now.atOffset(UTC))
                .query(OutboxStore::due)
                .optional();
    }

    void sent(long id, Instant at) {
        jdbc.sql("""
                update notification.outbox
                set state = 'SENT', sent_at = :at, attempts = attempts + 1, last_error = null
                where id = :id
                """).param("at", at.atOffset(UTC)).param("id", id).update();
    }

    void refused(long id, String reason) {
        jdbc.sql("""
                update notification.outbox set state = 'REFUSED', attempts = attempts + 1, last_error = :reason
                where id = :id
                """).param("reason", reason).param("id", id).update();
    }

    void later(long id, String reason, Instant nextTryAt) {
        jdbc.sql("""
                update notification.outbox
                set attempts = attempts + 1, last_error = :reason, next_try_at = :next
                where id = :id
                """)
                .param("reason", reason)
                .param("next", nextTryAt.atOffset(UTC))
                .param("id", id)
                .update();
    }

    /** When the next mail that was put off is due, after {@code now}; empty when none is. */
    Optional<Instant> nextDue(Instant now) {
        return jdbc.sql("""
                select next_try_at from notification.outbox
                where state = 'QUEUED' and next_try_at > :now
                order by next_try_at
                limit 1
                """)
                .param("now", now.atOffset(UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private static DueMail due(ResultSet row, int n) throws SQLException {
        OutgoingMail mail = new OutgoingMail(
                row.getLong("ticket_id"),
                row.getObject("message_ref", Long.class),
                Occasion.valueOf(row.getString("kind")),
                row.getString("recipient"),
                row.getString("sender"),
                row.getString("sender_name"),
                row.getString("reply_to"),
                row.getString("subject"),
                row.getString("text"),
                row.getString("html"),
                row.getString("language"),
                row.getString("mail_id"),
                row.getString("in_reply_to"),
                List.of((String[]) row.getArray("refs").getArray()),
                row.getBoolean("automatic"));
        return new DueMail(
                row.getLong("id"),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                mail);
    }

    private static MailView view(ResultSet row, int n) throws SQLException {
        OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
        String suppression = row.getString("suppression");
        return new MailView(
                row.getLong("id"),
                row.getLong("ticket_id"),
                row.getString("number"),
                row.getString("recipient"),
                row.getString("sender"),
                row.getString("sender_name"),
                row.getString("reply_to"),
                row.getString("subject"),
                row.getString("text"),
                row.getString("html"),
                row.getString("language"),
                row.getString("mail_id"),
                row.getBoolean("automatic"),
                MailView.State.valueOf(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                sentAt == null ? null : sentAt.toInstant(),
                row.getString("last_error"),
                suppression == null ? null : Suppression.valueOf(suppression));
    }
}
