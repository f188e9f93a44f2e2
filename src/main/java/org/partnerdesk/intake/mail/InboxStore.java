package org.partnerdesk.intake.mail;

import static java.time.ZoneOffset.UTC;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Component;

/** Reads and writes the inbox. */
@Component
class InboxStore {
    private final JdbcClient jdbc;

    InboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a delivery with one record for each mailbox. Answers the first record's id. */
    long insert(
            String envelopeFrom,
            List<String> envelopeTo,
            Collection<String> mailboxes,
            @Nullable String peer,
            InputStream raw,
            long length,
            boolean replayed,
            Instant at) {
        return jdbc.sql("""
                with kept as (
                    insert into intake.delivery (envelope_from, envelope_to, peer, raw, received_at)
                    values (:from, :to, :peer, :raw, :at)
                    returning id),
                recorded as (
                    insert into intake.inbox (delivery_id, mailbox, received_at, next_try_at, replayed)
                    select kept.id, mailbox, :at, :at, :replayed
                    from kept, unnest(:mailboxes::text[]) as mailbox
                    returning id)
                select min(id) from recorded
                """)
                .param("from", envelopeFrom)
                .param("to", envelopeTo.toArray(String[]::new))
                .param("peer", peer)
                .param("raw", new SqlBinaryValue(raw, length))
                .param("at", at.atOffset(UTC))
                .param("replayed", replayed)
                .param("mailboxes", mailboxes.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** The oldest mail that is due and that no other worker holds; locked until the transaction ends. */
    Optional<WaitingMail> claim(boolean replayed, Instant now) {
        return jdbc.sql("""
                select i.id, i.mailbox, d.envelope_from, d.envelope_to, i.received_at, i.attempts, i.replayed, d.raw
                from intake.inbox i
                         join intake.delivery d on d.id = i.delivery_id
                where i.decision is null
                  and i.next_try_at <= :now
                  and i.replayed = :replayed
                order by i.id
                limit 1
                for update of i skip locked
                """)
                .param("now", now.atOffset(UTC))
                .param("replayed", replayed)
                .query(InboxStore::waiting)
                .optional();
    }

    static WaitingMail waiting(ResultSet row, int n) throws SQLException {
        return new WaitingMail(
                row.getLong("id"),
                row.getString("mailbox"),
                row.getString("envelope_from"),
                List.of((String[]) row.getArray("envelope_to").getArray()),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getBoolean("replayed"),
                row.getBytes("raw"));
    }

    /** The record that was the first of this mail in its mailbox: this one itself unless the mail came before. */
    long firstDelivery(long inboxId, String mailbox, String messageId, String contentHash) {
        return jdbc.sql("""
                with fresh as (
                    insert into intake.first_delivery (mailbox, message_id, content_hash, inbox_id)
                    values (:mailbox, :messageId, :contentHash, :id)
                    on conflict do nothing
                    returning inbox_id)
                select inbox_id from fresh
                union all
                select inbox_id from intake.first_delivery
                where mailbox = :mailbox and message_id = :messageId and content_hash = :contentHash
                limit 1
                """)
                .param("mailbox", mailbox)
                .param("messageId", messageId)
                .param("contentHash", contentHash)
                .param("id", inboxId)
                .query(Long.class)
                .optional()
                // A parallel worker's insert that this statement waited for is not in its snapshot.
                .orElseGet(() -> firstDelivery(inboxId, mailbox, messageId, contentHash));
    }

    /**
     * The tickets that the other records of this mail's delivery opened or joined so far. Keeps the delivery until the
     * transaction ends, so that of two records that are read at once the later one finds the earlier one's.
     */
    List<Long> ticketsOfDelivery(long id) {
        jdbc.sql(
                        "select d.id from intake.delivery d join intake.inbox i on i.delivery_id = d.id where i.id = :id for update of d")
                .param("id", id)
                .query(Long.class)
                .single();
        return jdbc.sql("""
                select other.ticket_id from intake.inbox i join intake.inbox other on other.delivery_id = i.delivery_id
                where i.id = :id and other.id <> i.id and other.decision in ('OPENED', 'REPLIED')
                order by other.id""").param("id", id).query((row, n) -> row.getLong(1)).list();
    }

    /** Writes what became of a mail. */
    void decide(long id, Decided decided, Duration took, Instant at) {
        jdbc.sql("""
                update intake.inbox
                set message_id = :messageId, content_hash = :contentHash, sender = :sender, subject = :subject,
                    decision = :decision, reason = :reason, ticket_id = :ticket, checks = :checks::jsonb,
                    header_words = to_tsvector('simple'::regconfig, :headers), took_micros = :took, decided_at = :at
                where id = :id
                """)
                .param("messageId", decided.messageId())
                .param("contentHash", decided.contentHash())
                .param("sender", decided.sender())
                .param("subject", decided.subject())
                .param("decision", decided.decision().name())
                .param("reason", decided.reason())
                .param("ticket", decided.ticketId())
                .param("checks", decided.checks())
                .param("headers", decided.headers())
                .param("took", took.toNanos() / 1_000)
                .param("at", at.atOffset(UTC))
                .param("id", id)
                .update();
    }

    /** Puts a mail off whose reading failed, unless another worker that took it right behind us has done so. */
    void postpone(WaitingMail mail, String error, Instant until) {
        jdbc.sql("""
                update intake.inbox set attempts = attempts + 1, last_error = :error, next_try_at = :until
                where id = :id and decision is null and attempts = :attempts
                """)
                .param("error", error)
                .param("until", until.atOffset(UTC))
                .param("id", mail.id())
                .param("attempts", mail.attempts())
                .update();
    }

    /** Holds a mail whose reading failed too often. */
    void holdAsFailed(long id, String error, Instant at) {
        jdbc.sql("""
                update intake.inbox
                set attempts = attempts + 1, last_error = :error, decision = 'HELD', reason = :error, decided_at = :at
                where id = :id and decision is null
                """)
                .param("error", error)
                .param("at", at.atOffset(UTC))
                .param("id", id)
                .update();
    }

    /** When the next mail that was put off is due, after {@code now}; empty when none is. */
    Optional<Instant> nextDue(Instant now) {
        return jdbc.sql("""
                select next_try_at from intake.inbox
                where decision is null and not replayed and next_try_at > :now
                order by next_try_at
                limit 1
                """)
                .param("now", now.atOffset(UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
