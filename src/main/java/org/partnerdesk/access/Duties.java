package org.partnerdesk.access;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who holds which duty, and who is on leave with whom standing in. */
@Component
@Transactional
public class Duties {
    private final JdbcClient jdbc;
    private final People people;

    Duties(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /**
     * @param until the first moment back at work
     * @param standIn an address; null for nobody
     */
    public record Leave(
            long id,
            String email,
            Instant from,
            Instant until,
            @Nullable String standIn) {}

    /** Why nothing was written. */
    public enum Fault {
        /** Nobody of the desk has this address. */
        PERSON_UNKNOWN,
        STAND_IN_UNKNOWN,
        /** Somebody cannot stand in for themselves. */
        STAND_IN_SAME,
        /** The end is not after the beginning. */
        PERIOD_EMPTY,
        /** Leave of the same person lies in that time already. */
        PERIOD_TAKEN
    }

    @Transactional(readOnly = true)
    public Roster roster(Instant at) {
        Map<String, Person> desk = new LinkedHashMap<>();
        people.desk().forEach(person -> desk.put(person.email(), person));
        Map<String, Optional<String>> away = new HashMap<>();
        jdbc.sql("""
                select id, email, from_at, until_at, stand_in from access.leave
                where from_at <= :at and until_at > :at""")
                .param("at", at.atOffset(UTC))
                .query(Duties::leave)
                .list()
                .forEach(leave -> away.put(leave.email(), Optional.ofNullable(leave.standIn())));
        return new Roster(desk, holders(), away);
    }

    /** By duty, data centre and address. */
    @Transactional(readOnly = true)
    public List<Roster.Holder> holders() {
        return jdbc.sql("""
                select duty, data_centre, email from access.duty
                order by array_position(array['TEAM_LEAD', 'REGIONAL_MANAGER', 'HEAD'], duty), data_centre, email""")
                .query((row, n) -> new Roster.Holder(
                        Duty.valueOf(row.getString(1)),
                        row.getString(2).isEmpty() ? null : row.getString(2),
                        row.getString(3)))
                .list();
    }

    /** Leave that has not ended at {@code at}, the next first. */
    @Transactional(readOnly = true)
    public List<Leave> leaves(Instant at) {
        return jdbc.sql("""
                select id, email, from_at, until_at, stand_in from access.leave
                where until_at > :at order by from_at, email""").param("at", at.atOffset(UTC)).query(Duties::leave).list();
    }

    /** @param dataCentre null for every one that has no holder of its own */
    public Optional<Fault> give(Duty duty, @Nullable String dataCentre, String email) {
        if (!isOfTheDesk(email)) {
            return Optional.of(Fault.PERSON_UNKNOWN);
        }
        jdbc.sql("""
                insert into access.duty (duty, data_centre, email) values (:duty, :dataCentre, :email)
                on conflict do nothing""")
                .param("duty", duty.name())
                .param("dataCentre", dataCentre == null ? "" : dataCentre)
                .param("email", email.toLowerCase(Locale.ROOT))
                .update();
        return Optional.empty();
    }

    public void take(Duty duty, @Nullable String dataCentre, String email) {
        jdbc.sql("delete from access.duty where duty = :duty and data_centre = :dataCentre and email = :email")
                .param("duty", duty.name())
                .param("dataCentre", dataCentre == null ? "" : dataCentre)
                .param("email", email)
                .update();
    }

    public Optional<Fault> addLeave(String email, Instant from, Instant until, @Nullable String standIn) {
        if (!isOfTheDesk(email)) {
            return Optional.of(Fault.PERSON_UNKNOWN);
        }
        if (standIn != null && !isOfTheDesk(standIn)) {
            return Optional.of(Fault.STAND_IN_UNKNOWN);
        }
        if (email.equalsIgnoreCase(standIn)) {
            return Optional.of(Fault.STAND_IN_SAME);
        }
        if (!from.isBefore(until)) {
            return Optional.of(Fault.PERIOD_EMPTY);
        }
        // Two at once take turns, so that neither overlooks the other.
        jdbc.sql("select email from access.person where email = :email for update")
                .param("email", email.toLowerCase(Locale.ROOT))
                .query(String.class)
                .single();
        int added = jdbc.sql("""
                insert into access.leave (email, from_at, until_at, stand_in)
                select :email, :from, :until, :standIn
                where not exists (
                    select from access.leave where email = :email and from_at < :until and until_at > :from)""")
                .param("email", email.toLowerCase(Locale.ROOT))
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("standIn", standIn == null ? null : standIn.toLowerCase(Locale.ROOT))
                .update();
        return added == 1 ? Optional.empty() : Optional.of(Fault.PERIOD_TAKEN);
    }

    /** Leave that never was, or that ends early, is gone: what was told meanwhile stands on the tickets. */
    public void endLeave(long id) {
        jdbc.sql("delete from access.leave where id = :id").param("id", id).update();
    }

    private boolean isOfTheDesk(String email) {
        return people.find(email).filter(person -> person.role().isDesk()).isPresent();
    }

    private static Leave leave(ResultSet row, int n) throws SQLException {
        return new Leave(
                row.getLong("id"),
                row.getString("email"),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                row.getString("stand_in"));
    }
}
