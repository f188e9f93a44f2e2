package org.partnerdesk.intake.mail;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads mail of the past to ask about it again. */
@Component
class ReplayQueries {
    private final JdbcClient jdbc;

    ReplayQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A mail with what became of it. @param byHand a person released or dropped it */
    record Past(
            WaitingMail mail,
            String decision,
            @Nullable String reason,
            @Nullable Long ticketId,
            @Nullable String subject,
            @Nullable String sender,
            boolean byHand) {}

    /** Oldest first. */
    List<Long> decided(Instant from, Instant to, int limit) {
        return jdbc.sql("""
                select id from intake.inbox
                where received_at >= :from and received_at < :to and decision is not null
                order by received_at, id
                limit :limit
                """)
                .param("from", from.atOffset(UTC))
                .param("to", to.atOffset(UTC))
                .param("limit", limit)
                .query((row, n) -> row.getLong("id"))
                .list();
    }

    Past past(long id) {
        return jdbc.sql("""
                select i.id, i.mailbox, d.envelope_from, d.envelope_to, i.received_at, i.attempts, i.replayed, d.raw,
                       i.decision, i.reason, i.ticket_id, left(i.subject, 500) as subject, left(i.sender, 500) as sender,
                       exists (select 1 from intake.mail_act a
                               where a.inbox_id = i.id and a.act in ('RELEASE', 'DROP') and a.became <> 'HELD') as by_hand
                from intake.inbox i
                         join intake.delivery d on d.id = i.delivery_id
                where i.id = :id
                """)
                .param("id", id)
                .query((row, n) -> new Past(
                        InboxStore.waiting(row, n),
                        row.getString("decision"),
                        row.getString("reason"),
                        row.getObject("ticket_id", Long.class),
                        row.getString("subject"),
                        row.getString("sender"),
                        row.getBoolean("by_hand")))
                .single();
    }

    /** The record that was the first of this mail, as far as is known; nothing is kept. */
    long firstDelivery(long inboxId, String mailbox, String messageId, String contentHash) {
        return jdbc.sql("""
                select inbox_id from intake.first_delivery
                where mailbox = :mailbox and message_id = :messageId and content_hash = :contentHash
                """)
                .param("mailbox", mailbox)
                .param("messageId", messageId)
                .param("contentHash", contentHash)
                .query(Long.class)
                .optional()
                .orElse(inboxId);
    }

    @Nullable
    String number(@Nullable Long ticketId) {
        return ticketId == null
                ? null
                : jdbc.sql("select number from ticketing.pub_ticket where id = :id")
                        .param("id", ticketId)
                        .query(String.class)
                        .optional()
                        .orElse(null);
    }
}
