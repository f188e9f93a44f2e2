package org.partnerdesk.intake.mail;

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

    /** How a sender stands to a ticket. */
    record Relation(long ticketId, @Nullable Long partnerId, boolean takesPart) {
        boolean isPartnerOf(@Nullable Sender sender) {
            return partnerId != null
                    && sender != null
                    && sender.partner() != null
                    && sender.partner().id() == partnerId;
        }
    }

    private record MailOfTicket(String mailId, long ticketId) {}

    /** By ticket, for those of the ids that exist. */
    Map<Long, Relation> relations(List<Long> ticketIds, String sender) {
        return jdbc
                .sql("""
                select t.id as ticket_id, t.partner_id,
                       exists (select 1 from ticketing.pub_participant p
                               where p.ticket_id = t.id and p.email = :sender) as takes_part
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

    /** The ticket of each of these mails that stands on one. */
    Map<String, Long> ticketsOfMails(List<String> mailIds) {
        return jdbc
                .sql("select mail_id, ticket_id from ticketing.pub_message where mail_id = any (:ids) order by id")
                .param("ids", mailIds.toArray(String[]::new))
                .query(MailOfTicket.class)
                .list()
                .stream()
                .collect(Collectors.toMap(MailOfTicket::mailId, MailOfTicket::ticketId, (first, later) -> first));
    }
}
