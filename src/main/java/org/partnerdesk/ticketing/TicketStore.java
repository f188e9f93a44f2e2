package org.partnerdesk.ticketing;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.access.Viewer;
import org.partnerdesk.entitlement.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes tickets with their messages and history, one statement for each act. */
@Component
class TicketStore {
    private static final String COLUMNS = """
            id, number, subject, status, severity, severity_source, priority_customer, customer_primary_email,
            filled_by, verdict, zoid, channel, service, organisation_id, data_centre, request_type, partner_id,
            requester_email, requester_name, language, assignee, impact, mailbox, created_at, changed_at""";

    private static final String HISTORY = """
            insert into ticketing.history (ticket_id, at, actor_kind, actor_email, actor_name, what, detail)
            select :id, h.at, h.kind, h.email, h.name, h.what, h.detail
            from jsonb_to_recordset(:history::jsonb)
                as h (at timestamptz, kind text, email text, name text, what text, detail jsonb)""";

    private static final String MESSAGE = """
            insert into ticketing.message (ticket_id, author_kind, author_email, author_name, audience, channel, body,
                fold_at, attachment_names, attachment_texts, lists, automatic, counts_as_update, mail_id, at)
            values (:id, :authorKind, :authorEmail, :authorName, :audience, :messageChannel, :body, :foldAt,
                :attachmentNames, :attachmentTexts, :lists, :automatic, :countsAsUpdate, :mailId, :changedAt)
            returning id""";

    private static final String PARTICIPANT = """
            insert into ticketing.participant (ticket_id, email) values (:id, :authorEmail) on conflict do nothing""";

    private static final String UPDATE = """
            update ticketing.ticket set status = :status, severity = :severity, severity_source = :severitySource,
                priority_customer = :priorityCustomer, customer_primary_email = :customerPrimaryEmail,
                filled_by = :filledBy, verdict = :verdict, zoid = :zoid, service = :service,
                organisation_id = :organisationId, data_centre = :dataCentre, assignee = :assignee, impact = :impact,
                changed_at = :changedAt
            where id = :id""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TicketStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A message about to be written. */
    record Draft(
            Actor author, Message.Audience audience, Channel channel, OpenTicket.Text text, boolean countsAsUpdate) {}

    long nextId() {
        return jdbc.sql("select nextval('ticketing.ticket_number')")
                .query(Long.class)
                .single();
    }

    /** Ticket, first message, participant and history in one statement; the message's id. */
    long insert(Ticket ticket, Draft first, List<HistoryEntry> history) {
        StatementSpec statement = jdbc.sql("""
                with t as (
                    insert into ticketing.ticket (%s)
                    values (:id, :number, :subject, :status, :severity, :severitySource, :priorityCustomer,
                        :customerPrimaryEmail, :filledBy, :verdict, :zoid, :channel, :service, :organisationId,
                        :dataCentre, :requestType, :partnerId, :requesterEmail, :requesterName, :language, :assignee,
                        :impact, :mailbox, :createdAt, :changedAt)),
                h as (%s),
                p as (insert into ticketing.participant (ticket_id, email) values (:id, :requesterEmail))
                %s""".formatted(COLUMNS, HISTORY, MESSAGE));
        return bind(bind(bind(statement, ticket), first), history)
                .param("number", ticket.number())
                .param("subject", ticket.subject())
                .param("channel", ticket.channel().name())
                .param("requestType", ticket.requestType())
                .param("partnerId", ticket.partnerId())
                .param("requesterEmail", ticket.requesterEmail())
                .param("requesterName", ticket.requesterName())
                .param("language", ticket.language())
                .param("mailbox", ticket.mailbox())
                .param("createdAt", ticket.createdAt().atOffset(UTC))
                .query(Long.class)
                .single();
    }

    /** The ticket, kept from being changed by others until the transaction ends. */
    Optional<Ticket> lock(long id) {
        return jdbc.sql("select " + COLUMNS + " from ticketing.ticket where id = :id for no key update")
                .param("id", id)
                .query(TicketStore::ticket)
                .optional();
    }

    Optional<Ticket> find(long id, Viewer viewer) {
        return jdbc.sql("select " + COLUMNS + """
                 from ticketing.ticket
                where id = :id and (:agent or partner_id = :partner::bigint or requester_email = :email)""")
                .param("id", id)
                .param("agent", viewer.agent())
                .param("partner", viewer.partnerId())
                .param("email", viewer.email())
                .query(TicketStore::ticket)
                .optional();
    }

    void update(Ticket after, List<HistoryEntry> history) {
        bind(bind(jdbc.sql("with h as (" + HISTORY + ") " + UPDATE), after), history)
                .update();
    }

    /** Ticket, message, participant and history in one statement; the message's id. */
    long update(Ticket after, Draft message, List<HistoryEntry> history) {
        return bind(
                        bind(
                                bind(
                                        jdbc.sql("with u as (" + UPDATE + "), h as (" + HISTORY + "), p as ("
                                                + PARTICIPANT + ") " + MESSAGE),
                                        after),
                                message),
                        history)
                .query(Long.class)
                .single();
    }

    void insert(long ticketId, Determination determination, Actor by, Instant at) {
        jdbc.sql("""
                insert into ticketing.determination (ticket_id, kind, summary, by_email, at)
                values (:id, :kind, :summary, :by, :at)""")
                .param("id", ticketId)
                .param("kind", determination.kind().name())
                .param("summary", determination.summary())
                .param("by", by.email())
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** What people on the partner's side wrote to a ticket, oldest first. */
    List<OpenTicket.Text> partnerTexts(long ticketId) {
        return jdbc.sql("""
                select body, fold_at, attachment_names, attachment_texts, lists, mail_id, automatic
                from ticketing.message
                where ticket_id = :id and author_kind = 'PARTNER' and audience = 'PUBLIC' order by id""")
                .param("id", ticketId)
                .query((row, n) -> new OpenTicket.Text(
                        row.getString("body"),
                        row.getObject("fold_at", Integer.class),
                        texts(row, "attachment_names"),
                        texts(row, "attachment_texts"),
                        Set.copyOf(texts(row, "lists")),
                        row.getString("mail_id"),
                        row.getBoolean("automatic")))
                .list();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static StatementSpec bind(StatementSpec statement, Ticket t) {
        return statement
                .param("id", t.id())
                .param("status", t.status().name())
                .param("severity", t.severity().name())
                .param("severitySource", t.severitySource().name())
                .param("priorityCustomer", t.priorityCustomer())
                .param("customerPrimaryEmail", t.customerPrimaryEmail())
                .param("filledBy", name(t.filledBy()))
                .param("verdict", t.verdict().name())
                .param("zoid", t.zoid())
                .param("service", t.service())
                .param("organisationId", t.organisationId())
                .param("dataCentre", t.dataCentre())
                .param("assignee", t.assignee())
                .param("impact", name(t.impact()))
                .param("changedAt", t.changedAt().atOffset(UTC));
    }

    private static StatementSpec bind(StatementSpec statement, Draft m) {
        return statement
                .param("authorKind", m.author().kind().name())
                .param("authorEmail", m.author().email())
                .param("authorName", m.author().name())
                .param("audience", m.audience().name())
                .param("messageChannel", m.channel().name())
                .param("body", m.text().body())
                .param("foldAt", m.text().foldAt())
                .param("attachmentNames", m.text().attachmentNames().toArray(String[]::new))
                .param("attachmentTexts", m.text().attachmentTexts().toArray(String[]::new))
                .param("lists", m.text().lists().toArray(String[]::new))
                .param("automatic", m.text().automatic())
                .param("countsAsUpdate", m.countsAsUpdate())
                .param("mailId", m.text().mailId());
    }

    private record HistoryRow(
            Instant at, String kind, String email, String name, String what, Map<String, String> detail) {}

    private StatementSpec bind(StatementSpec statement, List<HistoryEntry> history) {
        return statement.param(
                "history",
                json.writeValueAsString(history.stream()
                        .map(h -> new HistoryRow(
                                h.at(),
                                h.by().kind().name(),
                                h.by().email(),
                                h.by().name(),
                                h.what().name(),
                                h.detail()))
                        .toList()));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static <E extends Enum<E>> @Nullable E value(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    private static Ticket ticket(ResultSet row, int n) throws SQLException {
        return new Ticket(
                row.getLong("id"),
                row.getString("number"),
                row.getString("subject"),
                Status.valueOf(row.getString("status")),
                Severity.valueOf(row.getString("severity")),
                SeveritySource.valueOf(row.getString("severity_source")),
                row.getBoolean("priority_customer"),
                row.getString("customer_primary_email"),
                value(FilledBy.class, row.getString("filled_by")),
                Verdict.valueOf(row.getString("verdict")),
                row.getString("zoid"),
                Channel.valueOf(row.getString("channel")),
                row.getString("service"),
                row.getString("organisation_id"),
                row.getString("data_centre"),
                row.getString("request_type"),
                row.getObject("partner_id", Long.class),
                row.getString("requester_email"),
                row.getString("requester_name"),
                row.getString("language"),
                row.getString("assignee"),
                value(Impact.class, row.getString("impact")),
                row.getString("mailbox"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
