package org.partnerdesk.notification;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.time.DeskClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The calls that other systems are owed. */
@Component
class Webhooks {
    private final JdbcClient jdbc;
    private final Bell bell;
    private final Clock clock;

    Webhooks(JdbcClient jdbc, Bell webhookBell, Clock clock) {
        this.jdbc = jdbc;
        this.bell = webhookBell;
        this.clock = clock;
    }

    /** A call that is due, locked until the transaction ends. */
    record Call(long id, String messageId, String url, String body, int attempts, Instant createdAt) {}

    /**
     * Owes a call in the surrounding transaction; one that is owed already is not owed twice. What is lived through again
     * calls nobody.
     */
    void owe(String url, String messageId, String body) {
        if (DeskClock.isReplaying()) {
            return;
        }
        jdbc.sql("""
                insert into notification.webhook_call (message_id, url, body, next_try_at, created_at)
                values (:messageId, :url, :body, :now, :now) on conflict do nothing""")
                .param("messageId", messageId)
                .param("url", url)
                .param("body", body)
                .param("now", clock.instant().atOffset(UTC))
                .update();
        bell.ringAfterCommit();
    }

    Optional<Call> claim(Instant now) {
        return jdbc.sql("""
                select id, message_id, url, body, attempts, created_at from notification.webhook_call
                where state = 'QUEUED' and next_try_at <= :now
                order by next_try_at, id limit 1 for update skip locked""")
                .param("now", now.atOffset(UTC))
                .query((row, n) -> new Call(
                        row.getLong("id"),
                        row.getString("message_id"),
                        row.getString("url"),
                        row.getString("body"),
                        row.getInt("attempts"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** @param refused why it is given up; null: it was taken */
    void end(long id, @Nullable String refused, Instant at) {
        jdbc.sql("""
                update notification.webhook_call
                set state = case when :refused::text is null then 'SENT' else 'REFUSED' end, ended_at = :at,
                    attempts = attempts + 1, last_error = :refused
                where id = :id""")
                .param("id", id)
                .param("refused", refused)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void later(long id, String why, Instant next) {
        jdbc.sql("""
                update notification.webhook_call set attempts = attempts + 1, last_error = :why, next_try_at = :next
                where id = :id""")
                .param("id", id)
                .param("why", why)
                .param("next", next.atOffset(UTC))
                .update();
    }

    Optional<Instant> nextDue(Instant now) {
        return jdbc.sql("""
                select next_try_at from notification.webhook_call
                where state = 'QUEUED' and next_try_at > :now order by next_try_at limit 1""")
                .param("now", now.atOffset(UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
