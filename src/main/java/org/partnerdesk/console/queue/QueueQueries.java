package org.partnerdesk.console.queue;

import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNullElse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Viewer;
import org.partnerdesk.parts.Promises;
import org.partnerdesk.search.Search;
import org.partnerdesk.search.TicketView;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.SeveritySource;
import org.partnerdesk.ticketing.Status;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a page of the queue: its rows with customer, agent and next promise in one statement. */
@Component
class QueueQueries {
    static final int ROWS = 50;
    private static final int MOST_OFFERS = 3;

    /** A find says more than an offer shows; the shared mapper passes over it. */
    private static final JsonMapper OFFERS = JsonMapper.shared();

    /** The inner select finds the page by one small index; what is shown beside it is looked up for those rows only. */
    private static final String PAGE = """
            select t.id, t.number, t.subject, t.severity, t.severity_source, t.status, t.priority_customer,
                   t.requester_email, t.requester_name, t.partner_id, t.zoid, t.data_centre, t.channel, t.changed_at,
                   o.name as partner, a.name as customer, w.name as assignee,
                   case when t.verdict in ('UNMAPPED_PARTNER', 'AMBIGUOUS') and t.status not in ('RESOLVED', 'CLOSED')
                        then (select r.body::jsonb -> 'finds' from entitlement.pub_latest_receipt r
                              where r.ticket_id = t.id) end as finds, t.overdue_since, %s
            from (
                select t.*, p.no as promise_no, p.limit_at, p.overdue_since
                from ticketing.pub_ticket t
                left join commitments.pub_next_promise p on p.ticket_id = t.id
                where %s and (:agent or t.partner_id = :partner::bigint or t.requester_email = :me)
                order by %s limit :rows) t
            left join commitments.pub_commitment c on c.ticket_id = t.id and c.no = t.promise_no
            left join directory.pub_partner o on o.id = t.partner_id
            left join directory.pub_account a on a.zoid = t.zoid
            left join access.pub_person w on w.email = t.assignee
            order by %s""";

    private final JdbcClient jdbc;
    private final Promises promises;
    private final Search search;
    private final Ticketing ticketing;
    private final Clock clock;

    QueueQueries(JdbcClient jdbc, Promises promises, Search search, Ticketing ticketing, Clock clock) {
        this.jdbc = jdbc;
        this.promises = promises;
        this.search = search;
        this.ticketing = ticketing;
        this.clock = clock;
    }

    /** A page of rows and where the next one begins. */
    record Found(List<QueueRow> rows, @Nullable String next) {}

    /**
     * @param typed what is searched for; empty: everything in the view
     * @param after as given as {@link Found#next} by the page before
     */
    Found page(TicketView view, String typed, QueuePlace after, Viewer viewer) {
        String limit = limitOf(view);
        String condition =
                view.condition() + (typed.isEmpty() ? "" : " and " + Search.CONDITION) + behind(after, limit);
        String inner = limit == null ? "t.id desc" : "p." + limit + ", t.id";
        String outer = limit == null ? "t.id desc" : "t." + limit + ", t.id";
        Instant now = clock.instant();
        List<QueueRow> rows = jdbc.sql(PAGE.formatted(Promises.COLUMNS, condition, inner, outer))
                .param("words", search.query(typed))
                .param("typed", typed)
                .param("number", ticketing.idOf(typed).orElse(null))
                .param("from", after.limitAt() == null ? null : after.limitAt().atOffset(UTC))
                .param("after", after.id())
                .param("agent", viewer.agent())
                .param("partner", viewer.partnerId())
                .param("me", viewer.email())
                .param("rows", ROWS + 1)
                .query((row, n) -> row(row, now))
                .list();
        if (rows.size() <= ROWS) {
            return new Found(rows, null);
        }
        List<QueueRow> page = rows.subList(0, ROWS);
        return new Found(page, QueuePlace.after(page.getLast(), view).toString());
    }

    private List<QueueRow.Offer> offers(@Nullable String finds) {
        return finds == null
                ? List.of()
                : OFFERS.readValue(finds, new TypeReference<List<QueueRow.Offer>>() {}).stream()
                        .limit(MOST_OFFERS)
                        .toList();
    }

    /** The limit that a view sorts by, the earliest first; null for those that have the newest tickets first. */
    private static @Nullable String limitOf(TicketView view) {
        return switch (view) {
            case DUE_NEXT, OWES_AN_UPDATE -> "limit_at";
            case BREACHED -> "overdue_since";
            default -> null;
        };
    }

    /** Nothing on a first page: one plan of an "is null or" would have to do for both (ADR 0032). */
    private static String behind(QueuePlace after, @Nullable String limit) {
        if (limit != null) {
            return after.limitAt() == null ? "" : " and (p." + limit + ", t.id) > (:from, :after)";
        }
        return after.id() == null ? "" : " and t.id < :after";
    }

    private QueueRow row(ResultSet row, Instant now) throws SQLException {
        OffsetDateTime overdue = row.getObject("overdue_since", OffsetDateTime.class);
        return new QueueRow(
                row.getLong("id"),
                row.getString("number"),
                row.getString("subject"),
                Severity.valueOf(row.getString("severity")),
                SeveritySource.valueOf(row.getString("severity_source")),
                Status.valueOf(row.getString("status")),
                row.getBoolean("priority_customer"),
                requireNonNullElse(row.getString("requester_name"), row.getString("requester_email")),
                row.getObject("partner_id", Long.class),
                row.getString("partner"),
                row.getString("zoid"),
                row.getString("customer"),
                row.getString("data_centre"),
                Channel.valueOf(row.getString("channel")),
                promises.ofRow(row, now),
                row.getString("assignee"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                overdue == null ? null : overdue.toInstant(),
                offers(row.getString("finds")));
    }
}
