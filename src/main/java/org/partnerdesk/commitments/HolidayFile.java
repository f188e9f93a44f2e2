package org.partnerdesk.commitments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.RecurrenceRule;
import biweekly.property.Summary;
import biweekly.util.DateTimeComponents;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.CalendarSpec.Holiday;

/**
 * Reads holidays out of an iCalendar file (RFC 5545), as governments and calendar programs give them away. What repeats
 * for ever is taken for {@link #YEARS_AHEAD} years; a plain day of every year stays one line.
 */
public final class HolidayFile {
    /** Bytes; ten years of a country's holidays are some 100 KB. */
    public static final int LARGEST = 1_000_000;

    /** Days. */
    public static final int MOST = 1_000;

    private static final int YEARS_BACK = 1;
    private static final int YEARS_AHEAD = 10;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EVENT = 31;
    private static final Set<Frequency> FREQUENCIES =
            EnumSet.of(Frequency.YEARLY, Frequency.MONTHLY, Frequency.WEEKLY, Frequency.DAILY);

    private HolidayFile() {}

    /** What a file says. */
    public sealed interface Read {
        /** @param holidays by date, those of every year first */
        record Found(List<Holiday> holidays) implements Read {}

        /** @param why the message {@code api.<why>} says it: too large, no calendar, too many days */
        record Refused(String why) implements Read {}
    }

    /** @param today the span that is looked at begins with the year before it; whole years, so that a file that does not
     *     change says the same for a year */
    public static Read read(byte[] file, LocalDate today) {
        if (file.length > LARGEST) {
            return new Read.Refused("calendar.file.large");
        }
        List<ICalendar> calendars = Biweekly.parse(new String(file, UTF_8)).all();
        if (calendars.isEmpty()) {
            return new Read.Refused("calendar.file.none");
        }
        Map<Object, Holiday> days = new LinkedHashMap<>();
        LocalDate first = today.minusYears(YEARS_BACK).withDayOfYear(1);
        LocalDate end = LocalDate.of(today.getYear() + YEARS_AHEAD, 12, 31);
        for (ICalendar calendar : calendars) {
            for (VEvent event : calendar.getEvents()) {
                if (!add(event, first, end, days)) {
                    return new Read.Refused("calendar.file.many");
                }
            }
        }
        return days.isEmpty()
                ? new Read.Refused("calendar.file.empty")
                : new Read.Found(days.values().stream()
                        .sorted(Comparator.comparing(Holiday::day))
                        .toList());
    }

    /** False when there would be too many days. */
    private static boolean add(VEvent event, LocalDate first, LocalDate end, Map<Object, Holiday> days) {
        LocalDate start = date(event.getDateStart());
        if (start == null || event.getStatus() != null && event.getStatus().isCancelled()) {
            return true;
        }
        Map<String, String> name = name(event);
        Recurrence rule = rule(event);
        if (rule != null && isPlainYear(rule, event) && length(event, start) == 1) {
            MonthDay every = MonthDay.from(start);
            days.putIfAbsent(every, new Holiday(every, null, name));
        } else if (rule == null) {
            put(start, length(event, start), name, first, end, days);
        } else if (FREQUENCIES.contains(rule.getFrequency())
                && rule.getByHour().isEmpty()
                && rule.getByMinute().isEmpty()
                && rule.getBySecond().isEmpty()) {
            repeat(event, length(event, start), name, first, end, days);
        }
        return days.size() <= MOST;
    }

    /** Dates without a time are read in the zone of this machine, and told in it again. */
    private static void repeat(
            VEvent event,
            int length,
            Map<String, String> name,
            LocalDate first,
            LocalDate end,
            Map<Object, Holiday> days) {
        ZoneId here = ZoneId.systemDefault();
        DateIterator dates = event.getDateIterator(TimeZone.getTimeZone(here));
        dates.advanceTo(Date.from(first.atStartOfDay(here).toInstant()));
        while (dates.hasNext() && days.size() <= MOST) {
            LocalDate day = LocalDate.ofInstant(dates.next().toInstant(), here);
            if (day.isAfter(end)) {
                return;
            }
            put(day, length, name, first, end, days);
        }
    }

    private static void put(
            LocalDate start,
            int length,
            Map<String, String> name,
            LocalDate first,
            LocalDate end,
            Map<Object, Holiday> days) {
        for (LocalDate day = start; day.isBefore(start.plusDays(length)); day = day.plusDays(1)) {
            if (!day.isBefore(first) && !day.isAfter(end)) {
                days.putIfAbsent(day, new Holiday(null, day, name));
            }
        }
    }

    /** Every year on its date, without end or exception. */
    private static boolean isPlainYear(Recurrence rule, VEvent event) {
        return rule.equals(new Recurrence.Builder(Frequency.YEARLY).build())
                && event.getExceptionDates().isEmpty()
                && event.getRecurrenceDates().isEmpty();
    }

    private static @Nullable Recurrence rule(VEvent event) {
        RecurrenceRule rule = event.getRecurrenceRule();
        return rule == null || rule.getValue() == null || rule.getValue().getFrequency() == null
                ? null
                : rule.getValue();
    }

    /** In days; the end of a day's event is the first day behind it. */
    private static int length(VEvent event, LocalDate start) {
        DateEnd end = event.getDateEnd();
        LocalDate behind = end == null || end.getValue() == null
                ? null
                : date(end.getValue().getRawComponents());
        long days = behind == null ? 1 : behind.toEpochDay() - start.toEpochDay();
        return (int) Math.clamp(days, 1, LONGEST_EVENT);
    }

    private static Map<String, String> name(VEvent event) {
        Map<String, String> name = new HashMap<>();
        for (Summary summary : event.getProperties(Summary.class)) {
            String words = requireNonNullElse(summary.getValue(), "").strip().replaceAll("\\s+", " ");
            String language = requireNonNullElse(summary.getLanguage(), "en")
                    .toLowerCase(Locale.ROOT)
                    .split("-", 2)[0];
            if (!words.isEmpty()) {
                name.putIfAbsent(language, words.substring(0, Math.min(words.length(), LONGEST_NAME)));
            }
        }
        return name;
    }

    private static @Nullable LocalDate date(@Nullable DateStart start) {
        return start == null || start.getValue() == null
                ? null
                : date(start.getValue().getRawComponents());
    }

    private static @Nullable LocalDate date(@Nullable DateTimeComponents parts) {
        try {
            return parts == null ? null : LocalDate.of(parts.getYear(), parts.getMonth(), parts.getDate());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
