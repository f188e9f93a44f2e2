package org.partnerdesk.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calendars of D8 to the second: weekends, holidays and both DST jumps. */
class SampleCalendarsTest {
    private final PresetText preset = PresetText.read();

    @ParameterizedTest
    @CsvSource({
        // A Friday 17:30 and three open hours, in each region.
        "US, America/Chicago,  2026-03-13T17:30, PT3H,  2026-03-13T20:30",
        "CA, America/Toronto,  2026-03-13T17:30, PT3H,  2026-03-13T20:30",
        "EU, Europe/Amsterdam, 2026-03-13T17:30, PT3H,  2026-03-13T20:30",
        "UK, Europe/London,    2026-03-13T17:30, PT3H,  2026-03-13T20:30",
        "IN, Asia/Kolkata,     2026-03-13T17:30, PT3H,  2026-03-13T20:30",
        "AU, Australia/Sydney, 2026-03-13T17:30, PT3H,  2026-03-13T20:30",
        "JP, Asia/Tokyo,       2026-03-13T17:30, PT3H,  2026-03-13T20:30",
        "SA, Asia/Riyadh,      2026-03-13T17:30, PT3H,  2026-03-15T03:00",
        // Eight open hours go over the weekend.
        "US, America/Chicago,  2026-03-13T17:30, PT8H,  2026-03-16T01:30",
        "SA, Asia/Riyadh,      2026-03-12T17:30, PT8H,  2026-03-15T01:30",
        // A day filled to its end is due at its end.
        "EU, Europe/Amsterdam, 2026-03-13T17:30, PT6H30M, 2026-03-14T00:00",
        // Holidays: Friday 1 January 2027, Wednesday 1 to Friday 3 January 2025, Thursday 15 August 2024, and so on.
        "US, America/Chicago,  2026-12-31T23:00, PT2H,  2027-01-04T01:00",
        "IN, Asia/Kolkata,     2026-12-31T23:00, PT2H,  2027-01-01T01:00",
        "JP, Asia/Tokyo,       2024-12-31T23:00, PT2H,  2025-01-06T01:00",
        "IN, Asia/Kolkata,     2024-08-14T23:00, PT2H,  2024-08-16T01:00",
        "AU, Australia/Sydney, 2027-01-25T23:00, PT2H,  2027-01-27T01:00",
        "SA, Asia/Riyadh,      2026-09-22T23:00, PT2H,  2026-09-24T01:00",
        "SA, Asia/Riyadh,      2025-12-31T23:00, PT2H,  2026-01-01T01:00",
        "UK, Europe/London,    2025-12-24T23:00, PT2H,  2025-12-26T01:00",
        // The night of a DST jump lies in the weekend for these: Monday has its usual hours.
        "US, America/Chicago,  2026-03-06T20:00, PT5H,  2026-03-09T01:00",
        "EU, Europe/Amsterdam, 2026-10-23T20:00, PT5H,  2026-10-26T01:00",
    })
    void addsOpenHours(String code, String zone, LocalDateTime from, Duration open, LocalDateTime due) {
        WorkingCalendar hours = preset.hours(code);
        Instant start = from.atZone(ZoneId.of(zone)).toInstant();
        Instant end = due.atZone(ZoneId.of(zone)).toInstant();

        assertThat(hours.add(start, open)).isEqualTo(end);
        assertThat(hours.between(start, end)).isEqualTo(open);
        assertThat(hours.between(end, start)).isEqualTo(open.negated());
    }

    @ParameterizedTest
    @CsvSource({
        // The skipped hour is no time, the repeated one is two: a Sunday of 23 and one of 25 hours.
        "America/Chicago,    00:00, 24:00, 2026-03-08, PT23H",
        "America/Chicago,    00:00, 24:00, 2026-11-01, PT25H",
        "America/Chicago,    02:15, 02:45, 2026-03-08, PT0S",
        "America/Chicago,    02:30, 04:00, 2026-03-08, PT1H",
        "America/Chicago,    01:15, 01:45, 2026-11-01, PT1H",
        // Half an hour of DST, and a jump at midnight.
        "Australia/Lord_Howe, 00:00, 24:00, 2026-04-05, PT24H30M",
        "Africa/Cairo,       00:00, 24:00, 2026-04-24, PT23H",
        "America/Sao_Paulo,  00:00, 24:00, 2018-11-04, PT23H",
        "Asia/Kathmandu,     09:15, 17:45, 2026-05-01, PT8H30M",
        // A day that never was.
        "Pacific/Apia,       00:00, 24:00, 2011-12-30, PT0S",
    })
    void countsWhatTheWallClockShows(String zone, String from, String to, String date, Duration open) {
        WorkingCalendar hours = Calendars.daily(zone, from, to);
        ZoneId local = ZoneId.of(zone);
        Instant midnight = LocalDate.parse(date).atStartOfDay(local).toInstant();
        Instant next = LocalDate.parse(date).plusDays(1).atStartOfDay(local).toInstant();

        assertThat(hours.between(midnight, next)).isEqualTo(open);
    }
}
