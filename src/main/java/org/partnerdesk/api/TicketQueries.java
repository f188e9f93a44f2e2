package org.partnerdesk.api;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Viewer;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.Service;
import org.partnerdesk.parts.Attachments;
import org.partnerdesk.parts.FileRow;
import org.partnerdesk.parts.FormattedMail;
import org.partnerdesk.search.Search;
import org.partnerdesk.search.TicketView;
import org.partnerdesk.ticketing.Impact;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the API shows, a page of tickets with their promises in one statement. */
@Component
class TicketQueries {
    private static final String TICKETS = """
            select t.id, t.number, t.subject, t.status, t.severity, t.severity_source, t.priority_customer,
                   t.customer_primary_email, t.verdict, t.channel, t.service, t.organisation_id, t.data_centre,
                   t.request_type, o.name as partner, t.requester_email, t.assignee, t.impact, t.created_at,
                   array(select g.tag from ticketing.pub_tag g where g.ticket_id = t.id order by g.tag) as tags,
                   b.email as about_email, b.name as about_name,
                   array(select x.number from ticketing.pub_link l join ticketing.pub_ticket x on x.id = l.other_id
                         where l.ticket_id = t.id
                           and (:agent or x.partner_id = :partner::bigint or x.requester_email = :me)
                         order by x.id) as links,
                   (select json_agg(json_build_object(
                               'milestone', lower(c.milestone), 'goalAt', c.goal_at, 'limitAt', c.limit_at,
                               'state', lower(case when c.state = 'RUNNING' and c.limit_at < :now then 'BREACHED'
                                                   else c.state end),
                               'satisfiedAt', c.satisfied_at) order by c.state = 'SUPERSEDED', c.cycle desc, c.no)
                    from commitments.pub_commitment c where c.ticket_id = t.id) as commitments
            from ticketing.pub_ticket t
            left join directory.pub_partner o on o.id = t.partner_id
            left join ticketing.pub_about b on b.ticket_id = t.id
            """;

    private static final String MESSAGES = """
            select m.id, t.number, m.author_email, m.audience, m.channel, m.body, m.fold_at, h.html, m.attachments,
                   m.automatic, coalesce(m.mail_id, d.delivery_mail_id) as mail_id,
                   case when d.delivery <> 'KEPT' then lower(d.delivery) end as delivery, d.delivery_reason, m.at
            from ticketing.pub_message m
            left join notification.pub_delivery d on d.message_id = m.id
            join ticketing.pub_ticket t on t.id = m.ticket_id
            left join ticketing.pub_message_html h on h.id = m.id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Directory directory;
    private final Ticketing ticketing;
    private final Search search;
    private final Attachments attachments;
    private final Clock clock;

    TicketQueries(
            JdbcClient jdbc,
            JsonMapper json,
            Directory directory,
            Ticketing ticketing,
            Search search,
            Attachments attachments,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.directory = directory;
        this.ticketing = ticketing;
        this.search = search;
        this.attachments = attachments;
        this.clock = clock;
    }

    private record Row(long id, TicketBody ticket) {}

    private record MessageRow(long id, MessageBody message) {}

    Optional<TicketBody> ticket(long id, Viewer viewer) {
        return jdbc.sql(TICKETS + """
                where t.id = :id and (:agent or t.partner_id = :partner::bigint or t.requester_email = :me)""")
                .param("id", id)
                .param("agent", viewer.agent())
                .param("partner", viewer.partnerId())
                .param("me", viewer.email())
                .param("now", clock.instant().atOffset(UTC))
                .query((row, n) -> row(row).ticket())
                .optional();
    }

    /** Newest first. {@code typed} null: not searched. */
    PageOf<TicketBody> tickets(
            TicketView view, @Nullable String typed, @Nullable Long after, int limit, Viewer viewer) {
        String wanted = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
        List<Row> rows = jdbc.sql(TICKETS
                        + " left join commitments.pub_next_promise p on p.ticket_id = t.id where "
                        + view.condition()
                        + (typed == null ? "" : " and " + Search.CONDITION)
                        // Not "is null or": PostgreSQL would plan each list anew, which takes longer than reading it.
                        + (after == null ? "" : " and t.id < :after")
                        + """
                         and (:agent or t.partner_id = :partner::bigint or t.requester_email = :me)
                        order by t.id desc limit :rows""")
                .param("words", search.query(wanted))
                .param("typed", wanted)
                .param("number", ticketing.idOf(wanted).orElse(null))
                .param("after", after)
                .param("agent", viewer.agent())
                .param("partner", viewer.partnerId())
                .param("me", viewer.email())
                .param("now", clock.instant().atOffset(UTC))
                .param("rows", limit + 1)
                .query((row, n) -> row(row))
                .list();
        return PageOf.of(rows, limit, Row::ticket, row -> Long.toString(row.id()));
    }

    /** Oldest first. */
    PageOf<MessageBody> messages(long ticketId, @Nullable Long after, int limit) {
        List<MessageRow> rows = jdbc.sql(MESSAGES + """
                where m.ticket_id = :ticket and (:after::bigint is null or m.id > :after)
                order by m.id limit :rows""")
                .param("ticket", ticketId)
                .param("after", after)
                .param("rows", limit + 1)
                .query((row, n) -> new MessageRow(row.getLong("id"), message(row)))
                .list();
        return PageOf.of(rows, limit, MessageRow::message, row -> Long.toString(row.id()));
    }

    /** The message a caller has just written. */
    MessageBody lastMessage(long ticketId) {
        return jdbc.sql(MESSAGES + """
                where m.ticket_id = :ticket order by m.id desc limit 1""")
                .param("ticket", ticketId)
                .query((row, n) -> message(row))
                .single();
    }

    private Row row(ResultSet row) throws SQLException {
        String service = row.getString("service");
        String commitments = row.getString("commitments");
        String about = row.getString("about_email");
        return new Row(
                row.getLong("id"),
                new TicketBody(
                        row.getString("number"),
                        row.getString("subject"),
                        lower(row.getString("status")),
                        row.getString("severity"),
                        lower(row.getString("severity_source")),
                        row.getBoolean("priority_customer"),
                        row.getString("customer_primary_email"),
                        row.getString("verdict"),
                        lower(row.getString("channel")),
                        service == null
                                ? null
                                : directory.service(service).map(Service::name).orElse(service),
                        row.getString("organisation_id"),
                        row.getString("data_centre"),
                        row.getString("request_type"),
                        row.getString("partner"),
                        row.getString("requester_email"),
                        row.getString("assignee"),
                        impact(row.getString("impact")),
                        List.of((String[]) row.getArray("tags").getArray()),
                        about == null ? null : new TicketBody.PartyBody(about, row.getString("about_name")),
                        List.of((String[]) row.getArray("links").getArray()),
                        instant(row, "created_at"),
                        commitments == null
                                ? List.of()
                                : json.readValue(
                                        commitments, new TypeReference<List<TicketBody.CommitmentBody>>() {})));
    }

    private MessageBody message(ResultSet row) throws SQLException {
        List<FileRow> files = attachments.files(row.getString("attachments"));
        String html = row.getString("html");
        String at = "/api/v1/tickets/" + row.getString("number") + "/attachments/";
        return new MessageBody(
                Long.toString(row.getLong("id")),
                row.getString("author_email"),
                lower(row.getString("audience")),
                lower(row.getString("channel")),
                row.getString("body"),
                row.getObject("fold_at", Integer.class),
                html == null ? null : FormattedMail.of(html, files, at, false).html(),
                files.stream()
                        .map(file -> new MessageBody.File(
                                file.name(), file.type(), file.size(), file.sha256(), file.inline()))
                        .toList(),
                row.getBoolean("automatic"),
                row.getString("mail_id"),
                row.getString("delivery"),
                row.getString("delivery_reason"),
                instant(row, "at"));
    }

    private static @Nullable String impact(@Nullable String name) {
        return name == null ? null : Impact.valueOf(name).code();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
