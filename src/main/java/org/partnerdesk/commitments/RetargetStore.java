package org.partnerdesk.commitments;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.partnerdesk.commitments.Retarget.Cause;
import org.partnerdesk.commitments.Retarget.Stage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes retargets and which tickets they have moved. */
@Component
class RetargetStore {
    private static final String COLUMNS = """
            id, cause, subject, by_email, reason, planned_at, effective_at, stage, tickets, clocks, earlier, later,
            missed, moved, finished_at""";

    private final JdbcClient jdbc;

    RetargetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that some node goes on with, and after which ticket. */
    record Open(Retarget retarget, long afterTicket) {}

    /** What one batch adds. */
    record Sum(int tickets, int clocks, int earlier, int later, int missed) {
        static final Sum NOTHING = new Sum(0, 0, 0, 0, 0);

        Sum plus(Sum other) {
            return new Sum(
                    tickets + other.tickets,
                    clocks + other.clocks,
                    earlier + other.earlier,
                    later + other.later,
                    missed + other.missed);
        }
    }

    /** At which instant a retarget had the clocks of a ticket followed by others. */
    record Moved(Instant at, Retarget by) {}

    long insert(Cause cause, String subject, String byEmail, String reason, Instant now, Instant effectiveAt) {
        return jdbc.sql("""
                insert into commitments.retarget (cause, subject, by_email, reason, planned_at, effective_at, stage)
                values (:cause, :subject, :by, :reason, :now, :effective, 'PREVIEWING') returning id""")
                .param("cause", cause.name())
                .param("subject", subject)
                .param("by", byEmail)
                .param("reason", reason)
                .param("now", now.atOffset(UTC))
                .param("effective", effectiveAt.atOffset(UTC))
                .query(Long.class)
                .single();
    }

    Optional<Retarget> find(long id) {
        return jdbc.sql("select " + COLUMNS + " from commitments.retarget where id = :id")
                .param("id", id)
                .query(RetargetStore::row)
                .optional();
    }

    List<Retarget> of(Cause cause, String subject) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from commitments.retarget where cause = :cause and subject = :subject order by id desc limit 50")
                .param("cause", cause.name())
                .param("subject", subject)
                .query(RetargetStore::row)
                .list();
    }

    /** Has what was counted moved. @return whether it was counted and not moved yet */
    boolean approve(long id) {
        return jdbc.sql("""
                update commitments.retarget set stage = 'MOVING', after_ticket = -1
                where id = :id and stage = 'PREVIEWED'""").param("id", id).update() > 0;
    }

    /** The oldest that is due and that no other node works at, until the transaction ends. */
    Optional<Open> take(Instant now) {
        return jdbc.sql("select " + COLUMNS + """
                , after_ticket from commitments.retarget
                where stage in ('PREVIEWING', 'MOVING') and (stage = 'PREVIEWING' or effective_at <= :now)
                order by id limit 1 for update skip locked""")
                .param("now", now.atOffset(UTC))
                .query((row, n) -> new Open(row(row, n), row.getLong("after_ticket")))
                .optional();
    }

    /** When clocks that were told to move may. */
    Optional<Instant> nextDue(Instant now) {
        return jdbc.sql("""
                select effective_at from commitments.retarget where stage = 'MOVING' and effective_at > :now
                order by effective_at limit 1""")
                .param("now", now.atOffset(UTC))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void count(long id, long afterTicket, Sum sum) {
        jdbc.sql("""
                update commitments.retarget set after_ticket = :after, tickets = tickets + :tickets,
                    clocks = clocks + :clocks, earlier = earlier + :earlier, later = later + :later,
                    missed = missed + :missed
                where id = :id""")
                .param("id", id)
                .param("after", afterTicket)
                .param("tickets", sum.tickets())
                .param("clocks", sum.clocks())
                .param("earlier", sum.earlier())
                .param("later", sum.later())
                .param("missed", sum.missed())
                .update();
    }

    void counted(long id) {
        jdbc.sql("update commitments.retarget set stage = 'PREVIEWED' where id = :id")
                .param("id", id)
                .update();
    }

    void moved(long id, long afterTicket, int clocks, Collection<Long> tickets, Instant at) {
        jdbc.sql("""
                with tickets as (
                    insert into commitments.retargeted (ticket_id, at, retarget_id)
                    select ticket_id, :at, :id from unnest(:tickets::bigint[]) as ticket_id)
                update commitments.retarget set after_ticket = :after, moved = moved + :clocks where id = :id""")
                .param("id", id)
                .param("after", afterTicket)
                .param("clocks", clocks)
                .param("tickets", tickets.toArray(Long[]::new))
                .param("at", at.atOffset(UTC))
                .update();
    }

    void finish(long id, Instant at) {
        jdbc.sql("update commitments.retarget set stage = 'DONE', finished_at = :at where id = :id")
                .param("id", id)
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** What moved a ticket's clocks, by the instant at which it did. */
    Map<Instant, Retarget> ofTicket(long ticketId) {
        return jdbc
                .sql("""
                select m.at, r.id, cause, subject, by_email, reason, planned_at, effective_at, stage, tickets, clocks,
                       earlier, later, missed, moved, finished_at
                from commitments.retargeted m join commitments.retarget r on r.id = m.retarget_id
                where m.ticket_id = :ticket""")
                .param("ticket", ticketId)
                .query((row, n) -> new Moved(instant(row, "at"), row(row, n)))
                .list()
                .stream()
                .collect(Collectors.toMap(Moved::at, Moved::by));
    }

    private static Retarget row(ResultSet row, int n) throws SQLException {
        OffsetDateTime finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return new Retarget(
                row.getLong("id"),
                Cause.valueOf(row.getString("cause")),
                row.getString("subject"),
                row.getString("by_email"),
                row.getString("reason"),
                instant(row, "planned_at"),
                instant(row, "effective_at"),
                Stage.valueOf(row.getString("stage")),
                row.getLong("tickets"),
                row.getLong("clocks"),
                row.getLong("earlier"),
                row.getLong("later"),
                row.getLong("missed"),
                row.getLong("moved"),
                finishedAt == null ? null : finishedAt.toInstant());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
