package org.partnerdesk.notification;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.partnerdesk.ticketing.ReopeningWithheld;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Raises alarms, each once until it is cleared or half a day old, and tells the desk's admins by mail. */
@Component
@Transactional
public class Alarms {
    private static final Duration STANDS = Duration.ofHours(12);
    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final AlarmMails mails;
    private final Clock clock;

    Alarms(JdbcClient jdbc, AlarmMails mails, Clock clock) {
        this.jdbc = jdbc;
        this.mails = mails;
        this.clock = clock;
    }

    /** Those nobody has cleared, newest first, at most a hundred. */
    @Transactional(readOnly = true)
    public List<Alarm> open() {
        return jdbc.sql("""
                select a.id, a.kind, a.about, t.number, a.raised_at, a.last_at, a.times
                from notification.alarm a join ticketing.pub_ticket t on t.id = a.ticket_id
                where a.cleared_at is null order by a.id desc limit :most
                """).param("most", MOST).query(Alarms::alarm).list();
    }

    /** Somebody has looked into it. */
    public void clear(long id, String by) {
        jdbc.sql("""
                update notification.alarm set cleared_at = :at, cleared_by = :by where id = :id and cleared_at is null
                """)
                .param("at", clock.instant().atOffset(UTC))
                .param("by", by)
                .param("id", id)
                .update();
    }

    @EventListener
    void on(ReopeningWithheld event) {
        raise(
                Alarm.Kind.REOPENING,
                event.ticket().number(),
                event.ticket().id(),
                event.ticket().mailbox(),
                event.at());
    }

    /** In the surrounding transaction, under a lock that keeps others from raising the same. */
    void raise(Alarm.Kind kind, String about, long ticketId, String mailbox, Instant at) {
        int standing = jdbc.sql("""
                update notification.alarm set times = times + 1, last_at = :at
                where kind = :kind and about = :about and cleared_at is null and raised_at > :since
                """)
                .param("at", at.atOffset(UTC))
                .param("kind", kind.name())
                .param("about", about)
                .param("since", at.minus(STANDS).atOffset(UTC))
                .update();
        if (standing > 0) {
            return;
        }
        jdbc.sql("""
                insert into notification.alarm (kind, about, ticket_id, raised_at, last_at)
                values (:kind, :about, :ticket, :at, :at)
                """)
                .param("kind", kind.name())
                .param("about", about)
                .param("ticket", ticketId)
                .param("at", at.atOffset(UTC))
                .update();
        mails.tell(kind, about, ticketId, mailbox, at);
    }

    private static Alarm alarm(ResultSet row, int n) throws SQLException {
        return new Alarm(
                row.getLong("id"),
                Alarm.Kind.valueOf(row.getString("kind")),
                row.getString("about"),
                row.getString("number"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                row.getInt("times"));
    }
}
