package org.partnerdesk.ticketing;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partnerdesk.access.Actor;
import org.partnerdesk.access.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes tickets with their messages and history, one statement for each act. */
@Component
class TicketStore {
    private static final String HISTORY = """
            insert into ticketing.history (ticket_id, at, actor_kind, actor_email, actor_name, what, detail)
            select :id, h.at, h.kind, h.email, h.name, h.what, h.detail
            from jsonb_to_recordset(:history::jsonb)
                as h (at timestamptz, kind text, email text, name text, what text, detail jsonb)""";

    /** Parts of a statement that has begun with "with"; its answer is the message's id. */
    private static final String MESSAGE = """
            m as (
                insert into ticketing.message (ticket_id, author_kind, author_email, author_name, audience, channel,
                    body, fold_at, html, attachment_names, attachment_texts, lists, automatic, counts_as_update,
                    mail_id, at)
                values (:id, :authorKind, :authorEmail, :authorName, :audience, :messageChannel, :body, :foldAt, :html,
                    :attachmentNames, :attachmentTexts, :lists, :automatic, :countsAsUpdate, :mailId, :changedAt)
                returning id),
            a as (
                insert into ticketing.attachment (message_id, no, name, type, size, sha256, inline, content_id)
                select m.id, f.no, f.name, f.type, f.size, f.sha256, f.inline, f.content_id
                from m, jsonb_to_recordset(:attachments::jsonb)
                    as f (no int, name text, type text, size bigint, sha256 text, inline boolean, content_id text))
            select id from m""";

    private static final String PARTICIPANTS = """
            insert into ticketing.participant (ticket_id, email)
            select :id, email from (select %s union select unnest(:copied::text[])) as those (email)
            on conflict do nothing""";

    private static final String UPDATE = """
            update ticketing.ticket set status = :status, severity = :severity, severity_source = :severitySource,
                priority_customer = :priorityCustomer, customer_primary_email = :customerPrimaryEmail,
                filled_by = :filledBy, verdict = :verdict, zoid = :zoid, service = :service,
                organisation_id = :organisationId, data_centre = :dataCentre, assignee = :assignee, impact = :impact,
                request_type = :requestType,
                partner_id = :partnerId, requester_email = :requesterEmail, requester_name = :requesterName,
                language = :language, confirmed_zoid = :confirmedZoid, proposed_severity = :proposedSeverity,
                changed_at = :changedAt
            where id = :id""";

    private final JdbcClient jdbc;
    private final ContentStore contents;
    private final JsonMapper json;

    TicketStore(JdbcClient jdbc, ContentStore contents, JsonMapper json) {
        this.jdbc = jdbc;
        this.contents = contents;
        this.json = json;
    }

    /** Numbers the transaction as well, for those who wait for whatever runs (ADR 0029). */
    long nextId() {
        return jdbc.sql("select nextval('ticketing.ticket_number') from pg_current_xact_id()")
                .query(Long.class)
                .single();
    }

    /** Ticket, first message, participant and history in one statement; the message's id. */
    long insert(Ticket ticket, MessageDraft first, List<HistoryEntry> history) {
        StatementSpec statement =
                jdbc.sql("""
                with t as (
                    insert into ticketing.ticket (%s)
                    values (:id, :number, :subject, :status, :severity, :severitySource, :priorityCustomer,
                        :customerPrimaryEmail, :filledBy, :verdict, :zoid, :channel, :service, :organisationId,
                        :dataCentre, :requestType, :partnerId, :requesterEmail, :requesterName, :language, :assignee,
                        :impact, :confirmedZoid, :proposedSeverity, :mailbox, :createdAt, :changedAt)),
                h as (%s),
                p as (%s),
                b as (
                    insert into ticketing.about (ticket_id, email, name)
                    select :id, :aboutEmail, :aboutName where :aboutEmail::text is not null),
                l as (
                    insert into ticketing.link (ticket_id, other_id, at)
                    select :id, o.id, :createdAt from ticketing.ticket o where o.id = any (:linked)),
                %s""".formatted(TicketRow.COLUMNS, HISTORY, PARTICIPANTS.formatted(":requesterEmail"), MESSAGE));
        Mentions mentions = first.text().mentions();
        Mentions.Party about = mentions.about();
        statement
                .param("aboutEmail", about == null ? null : about.email())
                .param("aboutName", about == null ? null : about.name())
                .param("linked", mentions.tickets().toArray(Long[]::new));
        return bind(bind(TicketRow.bindNew(statement, ticket), first), history)
                .query(Long.class)
                .single();
    }

    /** The ticket, kept from being changed by others until the transaction ends. */
    Optional<Ticket> lock(long id) {
        return jdbc.sql("select " + TicketRow.COLUMNS + " from ticketing.ticket where id = :id for no key update")
                .param("id", id)
                .query(TicketRow::read)
                .optional();
    }

    /** Those of the tickets that nobody else is changing, locked likewise. */
    List<Ticket> lockFree(Collection<Long> ids) {
        return jdbc.sql("select " + TicketRow.COLUMNS + """
                 from ticketing.ticket
                where id = any(:ids) order by id for no key update skip locked""")
                .param("ids", ids.toArray(Long[]::new))
                .query(TicketRow::read)
                .list();
    }

    List<Ticket> all(Collection<Long> ids) {
        return jdbc.sql("select " + TicketRow.COLUMNS + " from ticketing.ticket where id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(TicketRow::read)
                .list();
    }

    Optional<Ticket> find(long id, Viewer viewer) {
        return jdbc.sql("select " + TicketRow.COLUMNS + """
                 from ticketing.ticket
                where id = :id and (:agent or partner_id = :partner::bigint or requester_email = :email)""")
                .param("id", id)
                .param("agent", viewer.agent())
                .param("partner", viewer.partnerId())
                .param("email", viewer.email())
                .query(TicketRow::read)
                .optional();
    }

    void update(Ticket after, List<HistoryEntry> history) {
        StatementSpec statement = jdbc.sql("with h as (%s) %s".formatted(HISTORY, UPDATE));
        bind(TicketRow.bind(statement, after), history).update();
    }

    /** @return whether the ticket did not have it, or had it, before */
    boolean tag(long ticketId, String tag, boolean has) {
        String change = has
                ? "insert into ticketing.tag (ticket_id, tag) values (:id, :tag) on conflict do nothing"
                : "delete from ticketing.tag where ticket_id = :id and tag = :tag";
        return jdbc.sql(change).param("id", ticketId).param("tag", tag).update() == 1;
    }

    List<String> tags(long ticketId) {
        return jdbc.sql("select tag from ticketing.tag where ticket_id = :id order by tag")
                .param("id", ticketId)
                .query((row, n) -> row.getString(1))
                .list();
    }

    void note(Map<Long, List<HistoryEntry>> entries) {
        jdbc.sql("""
                insert into ticketing.history (ticket_id, at, actor_kind, actor_email, actor_name, what, detail)
                select key::bigint, h.at, h.kind, h.email, h.name, h.what, h.detail
                from jsonb_each(:entries::jsonb), jsonb_to_recordset(value)
                    as h (at timestamptz, kind text, email text, name text, what text, detail jsonb)""")
                .param(
                        "entries",
                        json.writeValueAsString(
                                entries.entrySet().stream().collect(toMap(Map.Entry::getKey, e -> rows(e.getValue())))))
                .update();
    }

    /** Ticket, message, participant and history in one statement; the message's id. */
    long update(Ticket after, MessageDraft message, List<HistoryEntry> history) {
        StatementSpec statement = jdbc.sql("with u as (%s), h as (%s), p as (%s), %s"
                .formatted(UPDATE, HISTORY, PARTICIPANTS.formatted(":authorEmail"), MESSAGE));
        return bind(bind(TicketRow.bind(statement, after), message), history)
                .query(Long.class)
                .single();
    }

    /**
     * Lets the ticket's requester take part in it.
     *
     * @param alone the partner's side that took part so far, whoever has written, does so no more
     */
    void takeOver(Ticket ticket, boolean alone) {
        jdbc.sql("""
                with gone as (
                    delete from ticketing.participant p
                    where :alone and p.ticket_id = :id and p.email <> :requester and not exists (
                        select from ticketing.message m
                        where m.ticket_id = :id and m.author_email = p.email and m.author_kind = 'AGENT'))
                insert into ticketing.participant (ticket_id, email) values (:id, :requester) on conflict do nothing""")
                .param("alone", alone)
                .param("id", ticket.id())
                .param("requester", ticket.requesterEmail())
                .update();
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
                        row.getBoolean("automatic"),
                        Enclosed.NOTHING,
                        Mentions.NOTHING))
                .list();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private StatementSpec bind(StatementSpec statement, MessageDraft m) {
        return statement
                .param("authorKind", m.author().kind().name())
                .param("authorEmail", m.author().email())
                .param("authorName", m.author().name())
                .param("audience", m.audience().name())
                .param("messageChannel", m.channel().name())
                .param("body", m.text().body())
                .param("foldAt", m.text().foldAt())
                .param("html", m.text().enclosed().html())
                .param("attachments", contents.keep(m.text().enclosed().files()))
                .param("attachmentNames", m.text().attachmentNames().toArray(String[]::new))
                .param("attachmentTexts", m.text().attachmentTexts().toArray(String[]::new))
                .param("lists", m.text().lists().toArray(String[]::new))
                .param("automatic", m.text().automatic())
                .param("countsAsUpdate", m.countsAsUpdate())
                .param("mailId", m.text().mailId())
                .param("copied", m.text().mentions().copied().toArray(String[]::new));
    }

    private record HistoryRow(
            Instant at, String kind, String email, String name, String what, Map<String, String> detail) {}

    private StatementSpec bind(StatementSpec statement, List<HistoryEntry> history) {
        return statement.param("history", json.writeValueAsString(rows(history)));
    }

    private static List<HistoryRow> rows(List<HistoryEntry> history) {
        return history.stream()
                .map(h -> new HistoryRow(
                        h.at(),
                        h.by().kind().name(),
                        h.by().email(),
                        h.by().name(),
                        h.what().name(),
                        h.detail()))
                .toList();
    }
}
