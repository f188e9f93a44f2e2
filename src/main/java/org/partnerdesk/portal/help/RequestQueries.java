package org.partnerdesk.portal.help;

import static java.util.Objects.requireNonNullElse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Viewer;
import org.partnerdesk.parts.Promises;
import org.partnerdesk.parts.ViewRows;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a partner user may see, one statement a page; the viewer is in every WHERE clause. */
@Component
class RequestQueries {
    private static final int ROWS = 30;

    private static final String LIST = """
            select t.id, t.number, t.subject, t.severity, t.status, t.priority_customer, t.requester_name,
                   t.requester_email, (select m.at from ticketing.pub_message m
                       where m.ticket_id = t.id and m.audience = 'PUBLIC' order by m.id desc limit 1) as said_at, %s
            from ticketing.pub_ticket t
            left join commitments.pub_next_promise p on p.ticket_id = t.id
            left join commitments.pub_commitment c on c.ticket_id = t.id and c.no = p.no
            where (t.partner_id = :partner::bigint or t.requester_email = :me)
                and (:after::bigint is null or t.id < :after)
            order by t.id desc limit :rows""".formatted(Promises.COLUMNS);

    private static final String ONE = """
            select jsonb_build_object(
                'id', t.id, 'number', t.number, 'subject', t.subject, 'status', t.status, 'severity', t.severity,
                'priority_customer', t.priority_customer, 'service', t.service, 'account', a.name,
                'customer', case when a.zoid is not null or t.filled_by = 'PARTNER' then t.customer_primary_email end,
                'created_at', t.created_at,
                'messages', (select jsonb_agg(to_jsonb(m) || coalesce(to_jsonb(d), '{}') order by m.id)
                    from ticketing.pub_message m left join notification.pub_delivery d on d.message_id = m.id
                    where m.ticket_id = t.id and m.audience = 'PUBLIC'),
                'commitments', %s,
                'determination', (select to_jsonb(d) from ticketing.pub_determination d
                    where d.ticket_id = t.id order by d.id desc limit 1))
            from ticketing.pub_ticket t
            left join directory.pub_account a on a.zoid = t.zoid and exists (
                select 1 from directory.pub_mapping m where m.zoid = t.zoid and m.partner_id = t.partner_id
                    and m.from_on <= :today and (m.until_on is null or m.until_on >= :today))
            where t.id = :id and (t.partner_id = :partner::bigint or t.requester_email = :me)""".formatted(Promises.OF_TICKET);

    private final JdbcClient jdbc;
    private final Promises promises;
    private final ViewRows rows;
    private final Clock clock;

    RequestQueries(JdbcClient jdbc, Promises promises, ViewRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.promises = promises;
        this.rows = rows;
        this.clock = clock;
    }

    RequestsView list(@Nullable Long after, Viewer viewer) {
        Instant now = clock.instant();
        List<RequestRow> found = jdbc.sql(LIST)
                .param("after", after)
                .param("partner", viewer.partnerId())
                .param("me", viewer.email())
                .param("rows", ROWS + 1)
                .query((row, n) -> row(row, now))
                .list();
        return found.size() > ROWS
                ? new RequestsView(found.subList(0, ROWS), found.get(ROWS - 1).id())
                : new RequestsView(found, null);
    }

    Optional<RequestFacts> one(long id, Viewer viewer) {
        return jdbc.sql(ONE)
                .param("id", id)
                .param("partner", viewer.partnerId())
                .param("me", viewer.email())
                .param("today", clock.instant().atZone(clock.getZone()).toLocalDate())
                .query((row, n) -> rows.read(row.getString(1), RequestFacts.class))
                .optional();
    }

    private RequestRow row(ResultSet row, Instant now) throws SQLException {
        return new RequestRow(
                row.getLong("id"),
                row.getString("number"),
                row.getString("subject"),
                Severity.valueOf(row.getString("severity")),
                Status.valueOf(row.getString("status")),
                row.getBoolean("priority_customer"),
                requireNonNullElse(row.getString("requester_name"), row.getString("requester_email")),
                promises.ofRow(row, now),
                row.getObject("said_at", OffsetDateTime.class).toInstant());
    }
}
