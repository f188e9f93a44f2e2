package org.partnerdesk.intake.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Sender;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What tickets know about mails and senders. */
@Component
class ThreadQueries {
    private final JdbcClient jdbc;

    ThreadQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a sender stands to a ticket. @param closedAt its last change when it is closed, else null */
    record Relation(
            long ticketId,
            @Nullable Long partnerId,
            boolean takesPart,
            @Nullable Instant closedAt) {
        boolean isPartnerOf(@Nullable Sender sender) {
            return partnerId != null
                    && sender != null
                    && sender.partner() != null
                    && sender.partner().id() == partnerId;
        }
    }

    /** By ticket, for those of the ids that exist. */
    Map<Long, Relation> relations(List<Long> ticketIds, String sender) {
        return jdbc
                .sql("""
                select t.id as ticket_id, t.partner_id,
                       exists (select 1 from ticketing.pub_participant p
                               where p.ticket_id = t.id and p.email = :sender) as takes_part,
                       case when t.status = 'CLOSED' then t.changed_at end as closed_at
                from ticketing.pub_ticket t
                where t.id = any (:ids)
                """)
                .param("sender", sender)
                .param("ids", ticketIds.toArray(Long[]::new))
                .query(Relation.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Relation::ticketId, relation -> relation));
    }

    /**
     * Tickets that speak of these mails.
     *
     * @param standing on a ticket as a message of it, by id
     * @param referredTo by mails of tickets, and never came here, oldest ticket first
     */
    record Known(Map<String, Long> standing, List<Long> referredTo) {}

    private record KnownRow(String mailId, long ticketId, boolean standing) {}

    Known known(List<String> mailIds) {
        List<KnownRow> rows = jdbc.sql("""
                select mail_id, ticket_id, true as standing from ticketing.pub_message where mail_id = any (:ids)
                union all
                select message_id, ticket_id, false from intake.reference where message_id = any (:ids)
                order by ticket_id""")
                .param("ids", mailIds.toArray(String[]::new))
                .query((row, n) ->
                        new KnownRow(row.getString("mail_id"), row.getLong("ticket_id"), row.getBoolean("standing")))
                .list();
        return new Known(
                rows.stream()
                        .filter(KnownRow::standing)
                        .collect(Collectors.toMap(KnownRow::mailId, KnownRow::ticketId, (first, later) -> first)),
                rows.stream()
                        .filter(row -> !row.standing())
                        .map(KnownRow::ticketId)
                        .distinct()
                        .toList());
    }

    /** Remembers what a ticket's mail refers to, but for what stands on a ticket itself. */
    void remember(List<String> mailIds, long ticketId) {
        if (!mailIds.isEmpty()) {
            jdbc.sql("""
                    insert into intake.reference (message_id, ticket_id)
                    select cited, :ticket from unnest(:ids::text[]) as cited
                    where not exists (select from ticketing.pub_message m where m.mail_id = cited)
                    on conflict do nothing""")
                    .param("ticket", ticketId)
                    .param("ids", mailIds.toArray(String[]::new))
                    .update();
        }
    }
}
