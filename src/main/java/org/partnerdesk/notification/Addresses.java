package org.partnerdesk.notification;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Addresses that mail comes back from for good. */
@Component
@Transactional
public class Addresses {
    private final JdbcClient jdbc;

    Addresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The address works again: mail came from it, or an agent knows. */
    public void clear(String email) {
        jdbc.sql("delete from notification.undeliverable where email = :email")
                .param("email", email)
                .update();
    }

    void markUndeliverable(String email, long outboxId, String reason, Instant at) {
        jdbc.sql("""
                insert into notification.undeliverable (email, since, reason, outbox_id)
                values (:email, :at, :reason, :mail)
                on conflict (email) do update set reason = excluded.reason, outbox_id = excluded.outbox_id
                """)
                .param("email", email)
                .param("at", at.atOffset(UTC))
                .param("reason", reason)
                .param("mail", outboxId)
                .update();
    }

    /**
     * Whether mail to the address comes back. Until the surrounding transaction ends nobody else, on whatever node, gets
     * an answer about the same address: what is counted next stays true until what follows from it is written.
     */
    boolean lockIsUndeliverable(String email) {
        return jdbc.sql("""
                select exists (select from notification.undeliverable where email = :email)
                from pg_advisory_xact_lock(hashtextextended(:email, 220))
                """).param("email", email).query(Boolean.class).single();
    }
}
