package org.partnerdesk.commitments;

import static java.time.temporal.ChronoUnit.MINUTES;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;

/** When a region works, and a count of it minute by minute: slow, obviously right, and written apart from the engine. */
record RegionHours(String code, ZoneId zone, Set<DayOfWeek> week, Set<MonthDay> holidays) {
    private static final Set<DayOfWeek> WEEK =
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> SAUDI_WEEK =
            Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY);

    static final List<RegionHours> ALL = List.of(
            new RegionHours("US", "America/Chicago", WEEK, "--01-01", "--12-25"),
            new RegionHours("CA", "America/Toronto", WEEK, "--01-01", "--12-25"),
            new RegionHours("EU", "Europe/Amsterdam", WEEK, "--01-01", "--12-25"),
            new RegionHours("UK", "Europe/London", WEEK, "--01-01", "--12-25"),
            new RegionHours("IN", "Asia/Kolkata", WEEK, "--01-26", "--08-15"),
            new RegionHours("AU", "Australia/Sydney", WEEK, "--01-01", "--01-26", "--12-25"),
            new RegionHours("JP", "Asia/Tokyo", WEEK, "--01-01", "--01-02", "--01-03"),
            new RegionHours("SA", "Asia/Riyadh", SAUDI_WEEK, "--09-23"));

    RegionHours(String code, String zone, Set<DayOfWeek> week, String... holidays) {
        this(
                code,
                ZoneId.of(zone),
                week,
                Set.copyOf(List.of(holidays).stream().map(MonthDay::parse).toList()));
    }

    boolean isOpen(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return week.contains(day.getDayOfWeek()) && !holidays.contains(MonthDay.from(day));
    }

    /** Minute by minute until so much open time has run. */
    Instant after(Duration open, Instant from, Instant pausedFrom, Instant pausedTo) {
        Instant at = from;
        Duration left = open;
        while (left.isPositive()) {
            Instant next = at.truncatedTo(MINUTES).plus(1, MINUTES);
            if (!at.isBefore(pausedFrom) && at.isBefore(pausedTo)) {
                next = next.isBefore(pausedTo) ? next : pausedTo;
            } else {
                next = at.isBefore(pausedFrom) && pausedFrom.isBefore(next) ? pausedFrom : next;
                if (isOpen(at)) {
                    Duration run = Duration.between(at, next);
                    if (run.compareTo(left) >= 0) {
                        return at.plus(left);
                    }
                    left = left.minus(run);
                }
            }
            at = next;
        }
        return at;
    }

    Instant after(Duration open, Instant from) {
        return after(open, from, Instant.MAX, Instant.MAX);
    }

    /** The first Friday, 17:30 of the zone, from then on. */
    Instant friday(Instant from) {
        ZonedDateTime at = from.atZone(zone)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY))
                .with(LocalTime.of(17, 30));
        return (at.toInstant().isBefore(from) ? at.plusWeeks(1) : at).toInstant();
    }
}
