package org.partnerdesk.commitments;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.CalendarSpec.ExceptionalDay;
import org.partnerdesk.commitments.CalendarSpec.Holiday;
import org.partnerdesk.commitments.CalendarSpec.Hours;
import org.partnerdesk.commitments.CalendarSpec.Opening;
import org.partnerdesk.commitments.Installation.Problem;
import org.partnerdesk.commitments.WorkingCalendar.Interval;

/** Makes a calendar of what a preset wrote, and names what is wrong with it. */
final class CalendarReader {
    private static final Pattern TIME = Pattern.compile("(\\d\\d):([0-5]\\d)");
    private static final int DAY = 24 * 60;
    private static final int MOST = 2_000;

    private CalendarReader() {}

    /** Of a spec without {@link #problems}. */
    static WorkingCalendar read(CalendarSpec spec) {
        Set<LocalDate> holidays = spec.holidays().stream()
                .map(Holiday::on)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<MonthDay> yearly = spec.holidays().stream()
                .map(Holiday::every)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<DayOfWeek, List<Interval>> week = week(spec);
        Map<LocalDate, List<Interval>> exceptions =
                spec.exceptions().stream().collect(Collectors.toMap(ExceptionalDay::on, day -> intervals(day.open())));
        return new WorkingCalendar(ZoneId.of(spec.zone()), date -> {
            List<Interval> own = exceptions.get(date);
            if (own != null) {
                return own;
            }
            return holidays.contains(date) || yearly.contains(MonthDay.from(date))
                    ? List.of()
                    : week.getOrDefault(date.getDayOfWeek(), List.of());
        });
    }

    static List<Problem> problems(CalendarSpec spec) {
        List<Problem> problems = new ArrayList<>();
        String code = String.valueOf(spec.code());
        if (!isZone(spec.zone())) {
            problems.add(new Problem("calendar.zone.unknown", code + " " + spec.zone()));
        }
        if (isTooMuch(spec)) {
            return List.of(new Problem("calendar.too.much", code));
        }
        for (Opening opening : spec.open()) {
            if (opening.days().isEmpty() || !isInterval(opening.from(), opening.to())) {
                problems.add(new Problem("calendar.opening.invalid", code + " " + opening.from() + "-" + opening.to()));
            }
        }
        for (Holiday holiday : spec.holidays()) {
            if ((holiday.on() == null) == (holiday.every() == null)) {
                problems.add(new Problem(
                        "calendar.holiday.undated",
                        code + " " + String.join(" ", holiday.name().values())));
            }
        }
        exceptions(spec, code, problems);
        if (!problems.isEmpty()) {
            return problems;
        }
        week(spec).forEach((day, intervals) -> {
            if (overlap(intervals)) {
                problems.add(new Problem("calendar.opening.overlaps", code + " " + day));
            }
        });
        if (!isOpenInSomeYear(spec)) {
            problems.add(new Problem("calendar.never.open", code));
        }
        return problems;
    }

    private static void exceptions(CalendarSpec spec, String code, List<Problem> problems) {
        Set<LocalDate> seen = new HashSet<>();
        for (ExceptionalDay day : spec.exceptions()) {
            String where = code + " " + day.on();
            if (day.on() == null) {
                problems.add(new Problem("calendar.exception.undated", code));
            } else if (!seen.add(day.on())) {
                problems.add(new Problem("calendar.exception.twice", where));
            }
            Optional<Hours> wrong = day.open().stream()
                    .filter(hours -> !isInterval(hours.from(), hours.to()))
                    .findFirst();
            if (wrong.isPresent()) {
                problems.add(new Problem(
                        "calendar.opening.invalid",
                        where + " " + wrong.get().from() + "-" + wrong.get().to()));
            } else if (overlap(intervals(day.open()))) {
                problems.add(new Problem("calendar.opening.overlaps", where));
            }
        }
    }

    /** More than any desk has, or a date that no calendar can be drawn for. */
    private static boolean isTooMuch(CalendarSpec spec) {
        return Math.max(
                                spec.open().size(),
                                Math.max(
                                        spec.holidays().size(),
                                        spec.exceptions().size()))
                        > MOST
                || Stream.concat(
                                spec.holidays().stream().map(Holiday::on),
                                spec.exceptions().stream().map(ExceptionalDay::on))
                        .anyMatch(day -> day != null && (day.getYear() < 1900 || day.getYear() > 2199));
    }

    private static boolean isZone(@Nullable String zone) {
        return zone != null && ZoneId.getAvailableZoneIds().contains(zone);
    }

    private static boolean isInterval(@Nullable String from, @Nullable String to) {
        return from != null && to != null && minute(from) >= 0 && minute(to) > minute(from);
    }

    private static List<Interval> intervals(List<Hours> hours) {
        return hours.stream()
                .map(one -> new Interval(minute(one.from()), minute(one.to())))
                .sorted(Comparator.comparingInt(Interval::from))
                .toList();
    }

    private static Map<DayOfWeek, List<Interval>> week(CalendarSpec spec) {
        Map<DayOfWeek, List<Interval>> week = new EnumMap<>(DayOfWeek.class);
        for (Opening opening : spec.open()) {
            Interval interval = new Interval(minute(opening.from()), minute(opening.to()));
            opening.days()
                    .forEach(day ->
                            week.computeIfAbsent(day, d -> new ArrayList<>()).add(interval));
        }
        week.values().forEach(day -> day.sort(Comparator.comparingInt(Interval::from)));
        return week;
    }

    private static boolean overlap(List<Interval> day) {
        for (int i = 1; i < day.size(); i++) {
            if (day.get(i).from() < day.get(i - 1).to()) {
                return true;
            }
        }
        return false;
    }

    /** Holidays that come every year may close all of it: any one year shows that, single dates close no other year. */
    private static boolean isOpenInSomeYear(CalendarSpec spec) {
        int year = spec.holidays().stream()
                        .map(Holiday::on)
                        .filter(on -> on != null)
                        .mapToInt(LocalDate::getYear)
                        .max()
                        .orElse(2000)
                + 1;
        Map<DayOfWeek, List<Interval>> week = week(spec);
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .anyMatch(date -> week.containsKey(date.getDayOfWeek())
                        && spec.holidays().stream().noneMatch(holiday -> holiday.falls(date)));
    }

    /** Minute of the day, 1440 for {@code 24:00}, -1 for what is no time. */
    private static int minute(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return -1;
        }
        int minute = Integer.parseInt(time.group(1)) * 60 + Integer.parseInt(time.group(2));
        return minute > DAY ? -1 : minute;
    }
}
