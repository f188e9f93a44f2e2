package org.partnerdesk.ticketing;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** A ticket as a row of {@code ticketing.ticket}. */
final class TicketRow {
    static final String COLUMNS = """
            id, number, subject, status, severity, severity_source, priority_customer, customer_primary_email,
            filled_by, verdict, zoid, channel, service, organisation_id, data_centre, request_type, partner_id,
            requester_email, requester_name, language, assignee, impact, confirmed_zoid, proposed_severity, mailbox, created_at, changed_at""";

    private TicketRow() {}

    static Ticket read(ResultSet row, int n) throws SQLException {
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
                row.getString("confirmed_zoid"),
                value(Severity.class, row.getString("proposed_severity")),
                row.getString("mailbox"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    /** All columns, for a row that is not there yet. */
    static StatementSpec bindNew(StatementSpec statement, Ticket t) {
        return bind(statement, t)
                .param("number", t.number())
                .param("subject", t.subject())
                .param("channel", t.channel().name())
                .param("mailbox", t.mailbox())
                .param("createdAt", t.createdAt().atOffset(UTC));
    }

    /** The id and the columns that can change. */
    static StatementSpec bind(StatementSpec statement, Ticket t) {
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
                .param("requestType", t.requestType())
                .param("partnerId", t.partnerId())
                .param("requesterEmail", t.requesterEmail())
                .param("requesterName", t.requesterName())
                .param("language", t.language())
                .param("confirmedZoid", t.confirmedZoid())
                .param("proposedSeverity", name(t.proposedSeverity()))
                .param("changedAt", t.changedAt().atOffset(UTC));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static <E extends Enum<E>> @Nullable E value(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
