package org.partnerdesk.entitlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Appends receipts and reads them; the database itself refuses to change or delete one. */
@Component
class ReceiptStore {
    private static final String COLUMNS = "id, ticket_id, seq, at, verdict, body, sha256, previous_sha256";

    private final JdbcClient jdbc;

    ReceiptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Receipt append(long ticketId, ReceiptBody body, Instant at) {
        return jdbc.sql("""
                insert into entitlement.receipt (ticket_id, seq, at, verdict, body, sha256, previous_sha256)
                select :ticket, coalesce(last.seq, 0) + 1, :at, :verdict, :body,
                       encode(sha256(convert_to(coalesce(last.sha256, '') || :body, 'UTF8')), 'hex'), last.sha256
                from (select 1) as one
                left join lateral (select seq, sha256 from entitlement.receipt
                                   where ticket_id = :ticket order by seq desc limit 1) as last on true
                returning\s""" + COLUMNS)
                .param("ticket", ticketId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("verdict", body.verdict().name())
                .param("body", CanonicalJson.write(body))
                .query(ReceiptStore::receipt)
                .single();
    }

    List<Receipt> ofTicket(long ticketId, long afterSeq, int most) {
        return jdbc.sql("select " + COLUMNS + " from entitlement.receipt"
                        + " where ticket_id = :ticket and seq > :after order by seq limit :most")
                .param("ticket", ticketId)
                .param("after", afterSeq)
                .param("most", most)
                .query(ReceiptStore::receipt)
                .list();
    }

    private static Receipt receipt(ResultSet row, int n) throws SQLException {
        String json = row.getString("body");
        return new Receipt(
                row.getLong("id"),
                row.getLong("ticket_id"),
                row.getInt("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Verdict.valueOf(row.getString("verdict")),
                CanonicalJson.read(json, ReceiptBody.class),
                json,
                row.getString("sha256"),
                row.getString("previous_sha256"));
    }
}
