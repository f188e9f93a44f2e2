package org.partnerdesk.intake.mail;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes how far mailboxes were fetched, and by whom. */
@Component
class FetchStore {
    private final JdbcClient jdbc;

    FetchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far a mailbox was read; {@code uidValidity} is 0 before the first time. */
    record Cursor(long uidValidity, long lastUid) {}

    /** Takes or renews the lease; empty while another node has it. */
    Optional<Cursor> lease(String mailbox, String holder, Instant now, Instant until) {
        return jdbc.sql("""
                insert into intake.fetch as f (mailbox, holder, held_until) values (:mailbox, :holder, :until)
                on conflict (mailbox) do update set holder = :holder, held_until = :until
                where f.holder = :holder or f.held_until is null or f.held_until <= :now
                returning coalesce(uid_validity, 0) as uid_validity, last_uid
                """)
                .param("mailbox", mailbox)
                .param("holder", holder)
                .param("now", now.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .query(Cursor.class)
                .optional();
    }

    /** Lets other nodes have the mailbox at once. */
    void release(String mailbox, String holder) {
        jdbc.sql("update intake.fetch set held_until = null where mailbox = :mailbox and holder = :holder")
                .param("mailbox", mailbox)
                .param("holder", holder)
                .update();
    }

    /** Moves the cursor past a mail. False: the lease is another's by now, or somebody was there before. */
    boolean pass(String mailbox, String holder, long uidValidity, long uid) {
        return jdbc.sql("""
                update intake.fetch set uid_validity = :validity, last_uid = :uid
                where mailbox = :mailbox and holder = :holder
                  and (uid_validity is distinct from :validity or last_uid < :uid)
                """)
                        .param("mailbox", mailbox)
                        .param("holder", holder)
                        .param("validity", uidValidity)
                        .param("uid", uid)
                        .update()
                == 1;
    }

    void miss(String mailbox, long uidValidity, long uid, String reason, Instant at) {
        jdbc.sql("""
                insert into intake.fetch_missed as m (mailbox, uid_validity, uid, reason, missed_at)
                values (:mailbox, :validity, :uid, :reason, :at)
                on conflict (mailbox, uid_validity, uid)
                do update set attempts = m.attempts + 1, reason = :reason, missed_at = :at
                """)
                .param("mailbox", mailbox)
                .param("validity", uidValidity)
                .param("uid", uid)
                .param("reason", reason)
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** Mails to try again. */
    List<Long> missed(String mailbox, long uidValidity, int mostAttempts) {
        return jdbc.sql("""
                select uid from intake.fetch_missed
                where mailbox = :mailbox and uid_validity = :validity and attempts < :most
                order by uid
                """)
                .param("mailbox", mailbox)
                .param("validity", uidValidity)
                .param("most", mostAttempts)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    /** False when somebody else has fetched it meanwhile. */
    boolean found(String mailbox, long uidValidity, long uid) {
        return jdbc.sql("""
                delete from intake.fetch_missed
                where mailbox = :mailbox and uid_validity = :validity and uid = :uid
                """)
                        .param("mailbox", mailbox)
                        .param("validity", uidValidity)
                        .param("uid", uid)
                        .update()
                == 1;
    }

    void succeeded(String mailbox, Instant at) {
        jdbc.sql("update intake.fetch set last_success_at = :at, last_error = null where mailbox = :mailbox")
                .param("mailbox", mailbox)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void failed(String mailbox, String reason) {
        jdbc.sql("update intake.fetch set last_error = :reason where mailbox = :mailbox")
                .param("mailbox", mailbox)
                .param("reason", reason)
                .update();
    }
}
