package org.partnerdesk.intake.mail;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people do with mail that is held: ask today's rules again, let it in against the rule that held it, or drop it.
 * Each act is kept for ever with who, when and what became of it. For the desk's own people only: callers see to that.
 */
@Component
public class HeldMail {
    private static final Logger LOG = LoggerFactory.getLogger(HeldMail.class);

    private final JdbcClient jdbc;
    private final RecorderQueries queries;
    private final MailDecision decision;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HeldMail(
            JdbcClient jdbc,
            RecorderQueries queries,
            MailDecision decision,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.decision = decision;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What can be done. */
    public enum Act {
        /** The mail is decided about anew, as if it came now. */
        RETRY,
        /** Likewise, but whatever would hold it is noted and passed over. */
        RELEASE,
        /** It stays on record and nothing else. */
        DROP
    }

    /** What became of an act. */
    public sealed interface Outcome {
        /** @param mail as it stands after the act; it may be held still, for the same or another reason */
        record Done(RecordedMail mail) implements Outcome {}

        /** It is not held, or no more: somebody else was here. */
        record NotHeld() implements Outcome {}

        /** It names nobody as its sender, so nobody could be answered; it can be retried or dropped. */
        record NamesNobody() implements Outcome {}

        /** There is no such mail. */
        record Missing() implements Outcome {}
    }

    /**
     * One act of the past.
     *
     * @param rule and {@code reason}: what held it then
     * @param became the decision after it
     * @param note why it was done, in that person's words
     */
    public record Past(
            Act act,
            @Nullable String rule,
            @Nullable String reason,
            String became,
            @Nullable String note,
            String byName,
            Instant at) {}

    /** Held mail and who holds it: its record is locked until the transaction ends. */
    private record Held(
            WaitingMail mail,
            boolean held,
            @Nullable String rule,
            @Nullable String reason) {}

    /** @param note why, in the person's words; null for none */
    public Outcome act(long id, Act act, Actor by, @Nullable String note) {
        try {
            return transaction.execute(status -> lockedAct(id, act, by, note));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (MailTriage.isOutage(e)) {
                throw e;
            }
            LOG.error("Mail {} is still held", id, e);
            return transaction.execute(status -> stillFails(id, act, by, note, MailTriage.reason(e)));
        }
    }

    /** What was done with a mail, oldest first. */
    public List<Past> acts(long id) {
        return jdbc.sql("""
                select act, rule, reason, became, note, by_name, at from intake.mail_act
                where inbox_id = :id order by id""").param("id", id).query(HeldMail::past).list();
    }

    private Outcome lockedAct(long id, Act act, Actor by, @Nullable String note) {
        Optional<Held> found = lock(id);
        if (found.isEmpty()) {
            return new Outcome.Missing();
        }
        Held held = found.get();
        if (!held.held()) {
            return new Outcome.NotHeld();
        }
        if (act == Act.DROP) {
            drop(id, by);
        } else if (!decision.makeAnew(held.mail(), act == Act.RELEASE)) {
            return new Outcome.NamesNobody();
        }
        return kept(held, act, by, note);
    }

    /** It could not even be read; that is what holds it now. */
    private Outcome stillFails(long id, Act act, Actor by, @Nullable String note, String error) {
        Optional<Held> found = lock(id).filter(Held::held);
        if (found.isEmpty()) {
            return new Outcome.NotHeld();
        }
        jdbc.sql("update intake.inbox set last_error = :error, reason = :error, attempts = attempts + 1 where id = :id")
                .param("error", error)
                .param("id", id)
                .update();
        return kept(found.get(), act, by, note);
    }

    private Outcome kept(Held held, Act act, Actor by, @Nullable String note) {
        RecordedMail now = queries.mail(held.mail().id()).orElseThrow();
        jdbc.sql("""
                insert into intake.mail_act (inbox_id, act, rule, reason, became, note, by_email, by_name, at)
                values (:id, :act, :rule, :reason, :became, :note, :email, :name, :at)""")
                .param("id", held.mail().id())
                .param("act", act.name())
                .param("rule", held.rule())
                .param("reason", held.reason())
                .param("became", now.decision())
                .param("note", note == null || note.isBlank() ? null : note)
                .param("email", by.email())
                .param("name", by.name())
                .param("at", clock.instant().atOffset(UTC))
                .update();
        return new Outcome.Done(now);
    }

    private void drop(long id, Actor by) {
        jdbc.sql("""
                update intake.inbox set decision = 'IGNORED', reason = 'dropped by ' || :by, decided_at = :at
                where id = :id""")
                .param("id", id)
                .param("by", by.email())
                .param("at", clock.instant().atOffset(UTC))
                .update();
    }

    private Optional<Held> lock(long id) {
        return jdbc.sql("""
                select i.id, i.mailbox, d.envelope_from, d.envelope_to, i.received_at, i.attempts, i.replayed, d.raw,
                       coalesce(i.decision = 'HELD', false) as held, i.checks -> -1 ->> 'name' as rule, i.reason
                from intake.inbox i join intake.delivery d on d.id = i.delivery_id
                where i.id = :id for update of i""")
                .param("id", id)
                .query((row, n) -> new Held(
                        InboxStore.waiting(row, n),
                        row.getBoolean("held"),
                        row.getString("rule"),
                        row.getString("reason")))
                .optional();
    }

    private static Past past(ResultSet row, int n) throws SQLException {
        return new Past(
                Act.valueOf(row.getString("act")),
                row.getString("rule"),
                row.getString("reason"),
                row.getString("became"),
                row.getString("note"),
                row.getString("by_name"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
