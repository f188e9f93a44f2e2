package org.partnerdesk.commitments;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.CalendarSpec.Holiday;
import org.partnerdesk.commitments.Installation.Problem;
import org.partnerdesk.platform.text.StorableText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to working calendars: reading them, and changing them version by version. A new version counts for clocks
 * that open from then on; what it would mean for those that are open is counted, and they move when somebody says so
 * ({@link Retargets}). Who may change one is for the caller to know.
 */
@Component
@Transactional
public class WorkingCalendars {
    private final Rules rules;
    private final Retargets retargets;
    private final JdbcClient jdbc;
    private final Clock clock;

    WorkingCalendars(Rules rules, Retargets retargets, JdbcClient jdbc, Clock clock) {
        this.rules = rules;
        this.retargets = retargets;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A version of a calendar. @param byEmail null when it came with a preset, {@code reason} likewise */
    public record Version(
            int version,
            Instant effectiveFrom,
            @Nullable String byEmail,
            @Nullable String reason) {}

    /** What became of a change. */
    public sealed interface Outcome {
        /** It is in force. @param retarget the number of the count of open clocks; null when nothing was different */
        record Done(int version, @Nullable Long retarget) implements Outcome {}

        /** Nothing was changed: these places are at fault. */
        record Faulty(List<Problem> problems) implements Outcome {}

        /** Nothing was changed: there is a later version than the one that was read. */
        record ChangedMeanwhile(int version) implements Outcome {}
    }

    /** Those in force, by code. */
    @Transactional(readOnly = true)
    public List<WorkingHours> list() {
        return rules.calendars(clock.instant());
    }

    @Transactional(readOnly = true)
    public Optional<WorkingHours> find(String code) {
        return list().stream().filter(hours -> hours.spec().code().equals(code)).findFirst();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Version> versions(String code) {
        return jdbc.sql("""
                select version, effective_from, by_email, reason from commitments.calendar
                where code = :code order by version desc limit 100""")
                .param("code", code)
                .query((row, n) -> new Version(
                        row.getInt("version"),
                        row.getObject("effective_from", OffsetDateTime.class).toInstant(),
                        row.getString("by_email"),
                        row.getString("reason")))
                .list();
    }

    /** What is wrong with a calendar, such as intervals that overlap; empty when it may be kept. */
    public List<Problem> problems(CalendarSpec spec) {
        return CalendarReader.problems(spec);
    }

    /**
     * Takes the holidays of a file into a calendar that there is.
     *
     * @param before what the same file gave the last time; what it gives no more is taken away
     */
    public Outcome takeHolidays(String code, List<Holiday> before, List<Holiday> read, String byEmail, String reason) {
        CalendarSpec spec = find(code).orElseThrow().spec();
        return change(
                new CalendarSpec(
                        code,
                        spec.zone(),
                        false,
                        spec.open(),
                        HolidayChanges.merged(spec.holidays(), before, read),
                        spec.exceptions()),
                null,
                byEmail,
                reason);
    }

    /**
     * Puts a calendar in force from now on, no longer as a sample.
     *
     * @param read the version that was read; 0 for a calendar that is new; null: whatever it is now
     */
    public Outcome change(CalendarSpec spec, @Nullable Integer read, String byEmail, String reason) {
        List<Problem> problems = problems(spec);
        if (!problems.isEmpty()) {
            return new Outcome.Faulty(problems);
        }
        jdbc.sql("lock table commitments.calendar in share row exclusive mode").update();
        int before = find(spec.code()).map(WorkingHours::version).orElse(0);
        if (read != null && read != before) {
            return new Outcome.ChangedMeanwhile(before);
        }
        Instant now = clock.instant();
        String why = StorableText.of(reason).strip();
        CalendarSpec own =
                new CalendarSpec(spec.code(), spec.zone(), false, spec.open(), spec.holidays(), spec.exceptions());
        int version = rules.write(own, byEmail, why, now);
        return new Outcome.Done(
                version,
                version == before ? null : retargets.plan(Retarget.Cause.CALENDAR, spec.code(), byEmail, why, now));
    }
}
