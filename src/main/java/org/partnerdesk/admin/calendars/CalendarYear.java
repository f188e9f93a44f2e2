package org.partnerdesk.admin.calendars;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.CalendarSpec;
import org.partnerdesk.commitments.WorkingHours;

/** A year of a calendar, drawn month by month, weeks from Monday. */
public record CalendarYear(int year, List<Month> months, List<Change> changes, Duration open) {

    /** What a day is. */
    public enum Kind {
        OPEN,
        CLOSED,
        HOLIDAY,
        /** With hours of its own. */
        EXCEPTION
    }

    /** @param name of a holiday or exception by language; empty for other days */
    public record Day(LocalDate date, Kind kind, Duration open, Map<String, String> name) {}

    /** @param weeks of seven days each, null where another month's would stand */
    public record Month(YearMonth month, List<List<@Nullable Day>> weeks) {}

    /** Clocks are set forward or back. */
    public record Change(Instant at, boolean forward) {}

    static CalendarYear of(WorkingHours hours, int year) {
        List<Month> months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> month(hours, YearMonth.of(year, month)))
                .toList();
        return new CalendarYear(
                year,
                months,
                changes(hours.zone(), year),
                hours.open(start(hours.zone(), year), start(hours.zone(), year + 1)));
    }

    /** Days that are not as their week says, in order. */
    public List<Day> special() {
        return months.stream()
                .flatMap(month -> month.weeks().stream().flatMap(List::stream))
                .filter(day -> day != null && (day.kind() == Kind.HOLIDAY || day.kind() == Kind.EXCEPTION))
                .toList();
    }

    private static Month month(WorkingHours hours, YearMonth month) {
        List<List<@Nullable Day>> weeks = new ArrayList<>();
        List<@Nullable Day> week = new ArrayList<>();
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            week.add(null);
        }
        for (int i = 1; i <= month.lengthOfMonth(); i++) {
            week.add(day(hours, month.atDay(i)));
            if (week.size() == 7) {
                weeks.add(week);
                week = new ArrayList<>();
            }
        }
        while (!week.isEmpty() && week.size() < 7) {
            week.add(null);
        }
        if (!week.isEmpty()) {
            weeks.add(week);
        }
        return new Month(month, weeks);
    }

    private static Day day(WorkingHours hours, LocalDate date) {
        CalendarSpec spec = hours.spec();
        Duration open = hours.open(
                date.atStartOfDay(hours.zone()).toInstant(),
                date.plusDays(1).atStartOfDay(hours.zone()).toInstant());
        return spec.exceptions().stream()
                .filter(exception -> exception.on().equals(date))
                .findFirst()
                .map(exception -> new Day(date, Kind.EXCEPTION, open, exception.name()))
                .or(() -> spec.holidays().stream()
                        .filter(holiday -> holiday.falls(date))
                        .findFirst()
                        .map(holiday -> new Day(date, Kind.HOLIDAY, open, holiday.name())))
                .orElseGet(() -> new Day(date, open.isZero() ? Kind.CLOSED : Kind.OPEN, open, Map.of()));
    }

    private static List<Change> changes(ZoneId zone, int year) {
        List<Change> changes = new ArrayList<>();
        Instant end = start(zone, year + 1);
        ZoneOffsetTransition next = zone.getRules().nextTransition(start(zone, year));
        while (next != null && next.getInstant().isBefore(end)) {
            changes.add(new Change(next.getInstant(), next.isGap()));
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes;
    }

    private static Instant start(ZoneId zone, int year) {
        return Year.of(year).atDay(1).atStartOfDay(zone).toInstant();
    }
}
