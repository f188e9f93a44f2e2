package org.partnerdesk.console.ticket;

import java.util.Optional;
import org.partnerdesk.access.Viewer;
import org.partnerdesk.parts.Promises;
import org.partnerdesk.parts.ViewRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the ticket page: everything on it in one statement, as the public views name it. */
@Component
class TicketPageQueries {
    private static final String TICKET = """
            select jsonb_build_object(
                'ticket', to_jsonb(t), 'partner', to_jsonb(o), 'account', to_jsonb(a),
                'mapped_from', (select min(m.from_on) from directory.pub_mapping m
                    where m.partner_id = t.partner_id and m.zoid = t.zoid),
                'messages', coalesce((select jsonb_agg(to_jsonb(m) || coalesce(to_jsonb(d), '{}') order by m.id)
                    from ticketing.pub_message m left join notification.pub_delivery d on d.message_id = m.id
                    where m.ticket_id = t.id), '[]'),
                'undeliverable', (select to_jsonb(u) from notification.pub_undeliverable u
                    where u.email = t.requester_email),
                'mails', coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'message_id', r.message_id) order by r.id)
                    from intake.pub_mail r
                    where r.ticket_id = t.id and r.decision in ('OPENED', 'REPLIED')), '[]'),
                'history', coalesce((select jsonb_agg(to_jsonb(h) order by h.id)
                    from ticketing.pub_history h where h.ticket_id = t.id), '[]'),
                'commitments', %s,
                'determination', (select to_jsonb(d) from ticketing.pub_determination d
                    where d.ticket_id = t.id order by d.id desc limit 1),
                'receipt', (select to_jsonb(r) from entitlement.pub_latest_receipt r where r.ticket_id = t.id),
                'agents', (select jsonb_agg(to_jsonb(w) order by w.name)
                    from access.pub_person w where w.role <> 'PARTNER'),
                'about', (select to_jsonb(b) from ticketing.pub_about b where b.ticket_id = t.id),
                'links', coalesce((select jsonb_agg(jsonb_build_object('number', o.number, 'subject', o.subject,
                        'status', o.status) order by o.id desc)
                    from (select x.* from ticketing.pub_link l join ticketing.pub_ticket x on x.id = l.other_id
                          where l.ticket_id = t.id and (:agent or x.partner_id = :partner::bigint or x.requester_email = :me)
                          order by x.id desc limit 20) o), '[]'),
                'participants', coalesce((select jsonb_agg(p.email order by p.email) from (
                        select p.email from ticketing.pub_participant p
                        where p.ticket_id = t.id and p.email <> t.requester_email
                          and not exists (select from access.pub_person w where w.email = p.email and w.role <> 'PARTNER')
                        order by p.email limit 50) p), '[]'),
                'tags', coalesce((select jsonb_agg(g.tag order by g.tag)
                    from ticketing.pub_tag g where g.ticket_id = t.id), '[]'))
            from ticketing.pub_ticket t
            left join directory.pub_partner o on o.id = t.partner_id
            left join directory.pub_account a on a.zoid = t.zoid
            where t.id = :id and (:agent or t.partner_id = :partner::bigint or t.requester_email = :me)""".formatted(Promises.OF_TICKET);

    private final JdbcClient jdbc;
    private final ViewRows rows;

    TicketPageQueries(JdbcClient jdbc, ViewRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    Optional<TicketFacts> ticket(long id, Viewer viewer) {
        return jdbc.sql(TICKET)
                .param("id", id)
                .param("agent", viewer.agent())
                .param("partner", viewer.partnerId())
                .param("me", viewer.email())
                .query((row, n) -> rows.read(row.getString(1), TicketFacts.class))
                .optional();
    }
}
