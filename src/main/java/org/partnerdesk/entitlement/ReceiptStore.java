package org.partnerdesk.entitlement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.RowCallbackHandler;
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
                insert into entitlement.receipt (ticket_id, seq, at, verdict, body, keys, sha256, previous_sha256)
                select :ticket, coalesce(last.seq, 0) + 1, :at, :verdict, :body, :keys,
                       encode(sha256(convert_to(coalesce(last.sha256, '') || :body, 'UTF8')), 'hex'), last.sha256
                from (select 1) as one
                left join lateral (select seq, sha256 from entitlement.receipt
                                   where ticket_id = :ticket order by seq desc limit 1) as last on true
                returning\s""" + COLUMNS)
                .param("ticket", ticketId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("verdict", body.verdict().name())
                .param("body", CanonicalJson.write(body))
                .param("keys", body.keys().toArray(String[]::new))
                .query(ReceiptStore::receipt)
                .single();
    }

    /** The same for many tickets in one statement; left out is who got another receipt since. Answers how many. */
    int appendAll(List<Renewed.Next> next, Instant at) {
        return jdbc.sql("""
                insert into entitlement.receipt (ticket_id, seq, at, verdict, body, keys, sha256, previous_sha256)
                select n.ticket, last.seq + 1, :at, n.verdict, n.body,
                       array(select jsonb_array_elements_text(n.keys::jsonb)),
                       encode(sha256(convert_to(last.sha256 || n.body, 'UTF8')), 'hex'), last.sha256
                from unnest(:tickets::bigint[], :seqs::integer[], :verdicts::text[], :bodies::text[], :keys::text[])
                    as n (ticket, seq, verdict, body, keys)
                cross join lateral (select seq, sha256 from entitlement.receipt
                                    where ticket_id = n.ticket order by seq desc limit 1) as last
                where last.seq = n.seq""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("tickets", next.stream().map(Renewed.Next::ticketId).toArray(Long[]::new))
                .param("seqs", next.stream().map(Renewed.Next::lastSeq).toArray(Integer[]::new))
                .param("verdicts", each(next, body -> body.verdict().name()))
                .param("bodies", each(next, CanonicalJson::write))
                .param("keys", each(next, body -> CanonicalJson.write(body.keys())))
                .update();
    }

    private static String[] each(List<Renewed.Next> next, Function<ReceiptBody, String> column) {
        return next.stream().map(n -> column.apply(n.body())).toArray(String[]::new);
    }

    /** The last receipt of each ticket that has one. */
    Map<Long, Last> last(Collection<Long> tickets) {
        Map<Long, Last> last = new LinkedHashMap<>();
        jdbc.sql("""
                select distinct on (ticket_id) ticket_id, seq, body from entitlement.receipt
                where ticket_id = any(:tickets) order by ticket_id, seq desc""").param("tickets", tickets.toArray(Long[]::new)).query((RowCallbackHandler) row -> last.put(
                row.getLong("ticket_id"),
                new Last(row.getInt("seq"), CanonicalJson.read(row.getString("body"), ReceiptBody.class))));
        return last;
    }

    record Last(int seq, ReceiptBody body) {}

    List<Receipt> ofTicket(long ticketId, long afterSeq, int most) {
        return jdbc.sql("select " + COLUMNS + " from entitlement.receipt"
                        + " where ticket_id = :ticket and seq > :after order by seq limit :most")
                .param("ticket", ticketId)
                .param("after", afterSeq)
                .param("most", most)
                .query(ReceiptStore::receipt)
                .list();
    }

    Optional<Receipt> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from entitlement.receipt where id = :id")
                .param("id", id)
                .query(ReceiptStore::receipt)
                .optional();
    }

    /** Whether a receipt is what was hashed, and linked to the one before it and to the one behind. */
    boolean isSealed(long id) {
        return jdbc.sql("""
                select r.sha256 = encode(sha256(convert_to(coalesce(r.previous_sha256, '') || r.body, 'UTF8')), 'hex')
                   and r.previous_sha256 is not distinct from before.sha256
                   and (behind.id is null or behind.previous_sha256 = r.sha256)
                from entitlement.receipt r
                left join entitlement.receipt before on before.ticket_id = r.ticket_id and before.seq = r.seq - 1
                left join entitlement.receipt behind on behind.ticket_id = r.ticket_id and behind.seq = r.seq + 1
                where r.id = :id""").param("id", id).query(Boolean.class).single();
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
