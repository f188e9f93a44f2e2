package org.partnerdesk.admin.calendars;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.partnerdesk.commitments.CalendarSpec;
import org.partnerdesk.commitments.CalendarSpec.ExceptionalDay;
import org.partnerdesk.commitments.CalendarSpec.Holiday;
import org.partnerdesk.commitments.CalendarSpec.Hours;
import org.partnerdesk.commitments.CalendarSpec.Opening;
import org.partnerdesk.platform.text.WesternDigits;

/**
 * A calendar as a form writes it: the hours of each weekday, {@code 09:00-12:30, 13:30-18:00}, holidays and exceptions
 * a line each, {@code 12-25 Christmas | ar: …}, {@code 2026-12-24 09:00-13:00 Christmas Eve}, {@code 2026-05-04 - Closed}.
 * Digits of every script are read.
 */
record CalendarText(String zone, Map<DayOfWeek, String> week, String holidays, String exceptions) {
    private static final String HOURS = "\\d\\d:\\d\\d\\s*[-–]\\s*\\d\\d:\\d\\d";
    private static final Pattern WEEKDAY = Pattern.compile("(?:" + HOURS + "(?:\\s*[,،]\\s*" + HOURS + ")*)?");
    private static final Pattern HOLIDAY = Pattern.compile("(?:(\\d{4})-)?(\\d\\d-\\d\\d)(?:\\s+(.*))?");
    private static final Pattern EXCEPTION =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)\\s+(-|" + HOURS + "(?:\\s*[,،]\\s*" + HOURS + ")*)(?:\\s+(.*))?");
    private static final Pattern LANGUAGE = Pattern.compile("(ar|en|th)\\s*:\\s*(.*)");

    /** A line that cannot be read. @param line as written, {@code field} the form's */
    record Fault(String field, String line) {}

    /** A spec, and the lines of the text that it is without. */
    record Parsed(CalendarSpec spec, List<Fault> faults) {}

    static CalendarText of(CalendarSpec spec) {
        Map<DayOfWeek, List<String>> week = new EnumMap<>(DayOfWeek.class);
        for (Opening opening : spec.open()) {
            opening.days()
                    .forEach(day ->
                            week.computeIfAbsent(day, d -> new ArrayList<>()).add(opening.from() + "-" + opening.to()));
        }
        Map<DayOfWeek, String> days = new EnumMap<>(DayOfWeek.class);
        week.forEach((day, hours) ->
                days.put(day, String.join(", ", hours.stream().sorted().toList())));
        return new CalendarText(
                spec.zone(),
                days,
                written(spec.holidays()),
                spec.exceptions().stream()
                        .map(day -> day.on() + " "
                                + (day.open().isEmpty()
                                        ? "-"
                                        : day.open().stream()
                                                .map(hours -> hours.from() + "-" + hours.to())
                                                .collect(Collectors.joining(", ")))
                                + " " + name(day.name()))
                        .map(String::strip)
                        .collect(Collectors.joining("\n")));
    }

    static String written(List<Holiday> holidays) {
        return holidays.stream()
                .map(day -> day.day().replaceFirst("^--", "") + " " + name(day.name()))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
    }

    private static String name(Map<String, String> name) {
        List<String> words = new ArrayList<>();
        if (name.containsKey("en")) {
            words.add(name.get("en"));
        }
        name.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("en"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> words.add(entry.getKey() + ": " + entry.getValue()));
        return String.join(" | ", words);
    }

    Parsed parsed(String code) {
        List<Fault> faults = new ArrayList<>();
        return new Parsed(
                new CalendarSpec(code, zone.strip(), false, openings(faults), holidays(faults), exceptions(faults)),
                faults);
    }

    /** Days with the same hours stand together, as a preset writes them. */
    private List<Opening> openings(List<Fault> faults) {
        Map<Hours, List<DayOfWeek>> days = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String written = WesternDigits.of(week.getOrDefault(day, "")).strip();
            if (!WEEKDAY.matcher(written).matches()) {
                faults.add(new Fault("day" + day.getValue(), written));
            } else {
                hours(written)
                        .forEach(one -> days.computeIfAbsent(one, h -> new ArrayList<>())
                                .add(day));
            }
        }
        return days.entrySet().stream()
                .map(entry -> new Opening(
                        entry.getValue(), entry.getKey().from(), entry.getKey().to()))
                .toList();
    }

    private List<Holiday> holidays(List<Fault> faults) {
        List<Holiday> found = new ArrayList<>();
        lines(holidays).forEach(line -> {
            Matcher matcher = HOLIDAY.matcher(line);
            try {
                if (!matcher.matches()) {
                    faults.add(new Fault("holidays", line));
                } else if (matcher.group(1) == null) {
                    found.add(new Holiday(MonthDay.parse("--" + matcher.group(2)), null, names(matcher.group(3))));
                } else {
                    LocalDate on = LocalDate.parse(matcher.group(1) + "-" + matcher.group(2));
                    found.add(new Holiday(null, on, names(matcher.group(3))));
                }
            } catch (DateTimeException e) {
                faults.add(new Fault("holidays", line));
            }
        });
        return found;
    }

    private List<ExceptionalDay> exceptions(List<Fault> faults) {
        List<ExceptionalDay> found = new ArrayList<>();
        lines(exceptions).forEach(line -> {
            Matcher matcher = EXCEPTION.matcher(line);
            try {
                if (matcher.matches()) {
                    found.add(new ExceptionalDay(
                            LocalDate.parse(matcher.group(1)),
                            matcher.group(2).equals("-") ? List.of() : hours(matcher.group(2)),
                            names(matcher.group(3))));
                } else {
                    faults.add(new Fault("exceptions", line));
                }
            } catch (DateTimeException e) {
                faults.add(new Fault("exceptions", line));
            }
        });
        return found;
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(WesternDigits::of)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<Hours> hours(String written) {
        List<Hours> hours = new ArrayList<>();
        for (String interval : written.split("[,،]")) {
            String[] ends = interval.strip().split("\\s*[-–]\\s*", 2);
            if (ends.length == 2) {
                hours.add(new Hours(ends[0], ends[1]));
            }
        }
        return hours;
    }

    private static Map<String, String> names(String written) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String part : (written == null ? "" : written).split("\\|")) {
            Matcher other = LANGUAGE.matcher(part.strip());
            if (other.matches()) {
                names.put(other.group(1), other.group(2).strip());
            } else if (!part.isBlank()) {
                names.putIfAbsent("en", part.strip());
            }
        }
        return names;
    }
}
