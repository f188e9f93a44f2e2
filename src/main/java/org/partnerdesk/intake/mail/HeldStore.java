package org.partnerdesk.intake.mail;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes what people do with held mail. */
@Component
class HeldStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    HeldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A record that nobody else acts on until the transaction ends. */
    record Locked(
            WaitingMail mail,
            @Nullable String decision,
            @Nullable String reason,
            List<RecordedMail.Check> checks) {
        /** The rule that held it; null when its reading failed. */
        @Nullable
        String rule() {
            return checks.isEmpty() || !checks.getLast().answer().startsWith("hold: ")
                    ? null
                    : checks.getLast().name();
        }
    }

    Optional<Locked> lock(long id) {
        return jdbc.sql("""
                select i.id, i.mailbox, d.envelope_from, d.envelope_to, i.received_at, i.attempts, i.replayed, d.raw,
                       i.decision, i.reason, i.checks::text as checks
                from intake.inbox i
                         join intake.delivery d on d.id = i.delivery_id
                where i.id = :id
                for update of i
                """).param("id", id).query(HeldStore::locked).optional();
    }

    private static Locked locked(ResultSet row, int n) throws SQLException {
        String checks = row.getString("checks");
        return new Locked(
                InboxStore.waiting(row, n),
                row.getString("decision"),
                row.getString("reason"),
                checks == null ? List.of() : JSON.readValue(checks, new TypeReference<List<RecordedMail.Check>>() {}));
    }

    /** The rules that people have waived for this mail. */
    Set<String> waived(long id) {
        return new LinkedHashSet<>(
                jdbc.sql("""
                select rule from intake.mail_act
                where inbox_id = :id and act = 'RELEASE' and rule is not null
                order by id
                """).param("id", id).query(String.class).list());
    }

    /** The bytes stay. */
    void drop(long id, String reason, Instant at) {
        jdbc.sql("""
                update intake.inbox
                set decision = 'IGNORED', reason = :reason, decided_at = :at,
                    checks = coalesce(checks, '[]') || jsonb_build_array(
                        jsonb_build_object('name', 'dropped', 'answer', 'ignore: ' || :reason::text))
                where id = :id
                """)
                .param("id", id)
                .param("reason", reason)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void failedAgain(long id, String error) {
        jdbc.sql("""
                update intake.inbox
                set attempts = attempts + 1, last_error = :error,
                    reason = case when checks is null then :error else reason end
                where id = :id and decision = 'HELD'
                """).param("id", id).param("error", error).update();
    }

    /** One line of history. */
    void keep(
            Locked held,
            MailAct act,
            @Nullable String why,
            String became,
            @Nullable String said,
            @Nullable Long ticketId,
            Actor by,
            Instant at) {
        jdbc.sql("""
                insert into intake.mail_act
                    (inbox_id, act, rule, was, reason, became, said, ticket_id, by_email, by_name, at)
                values (:id, :act, :rule, :was, :why, :became, :said, :ticket, :email, :name, :at)
                """)
                .param("id", held.mail().id())
                .param("act", act.name())
                .param("rule", held.rule())
                .param("was", held.reason())
                .param("why", why)
                .param("became", became)
                .param("said", said)
                .param("ticket", ticketId)
                .param("email", by.email())
                .param("name", by.name())
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** Oldest first. */
    List<MailActed> acts(long id) {
        return jdbc.sql("""
                select a.act, a.rule, a.was, a.reason, a.became, a.said, t.number, a.by_email, a.by_name, a.at
                from intake.mail_act a left join ticketing.pub_ticket t on t.id = a.ticket_id
                where a.inbox_id = :id
                order by a.id
                """)
                .param("id", id)
                .query((row, n) -> new MailActed(
                        MailAct.valueOf(row.getString("act")),
                        row.getString("rule"),
                        row.getString("was"),
                        row.getString("reason"),
                        row.getString("became"),
                        row.getString("said"),
                        row.getString("number"),
                        row.getString("by_email"),
                        row.getString("by_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
