package org.partnerdesk.commitments;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A working calendar as a preset writes it (D8). Anything may be written; {@link Commitments#install} names what it
 * refuses.
 *
 * @param code the data centre it serves
 * @param zone an IANA time zone such as {@code Europe/Amsterdam}
 * @param sample whether pages label it as a sample that the desk's owner should replace
 * @param open when it is open in a week without holidays; intervals of one day may not overlap
 * @param exceptions days with hours of their own, whatever week and holidays say
 */
public record CalendarSpec(
        String code,
        String zone,
        boolean sample,
        List<Opening> open,
        List<Holiday> holidays,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ExceptionalDay> exceptions) {

    public CalendarSpec {
        open = withoutNulls(open);
        holidays = withoutNulls(holidays);
        exceptions = withoutNulls(exceptions);
    }

    /** A calendar without exceptions. */
    public CalendarSpec(String code, String zone, boolean sample, List<Opening> open, List<Holiday> holidays) {
        this(code, zone, sample, open, holidays, List.of());
    }

    /** The name of what makes a day another than its week says: an exception before a holiday; empty when nothing does. */
    Map<String, String> nameOf(LocalDate day) {
        return Stream.concat(
                        exceptions.stream()
                                .filter(exception -> exception.on().equals(day))
                                .map(ExceptionalDay::name),
                        holidays.stream().filter(holiday -> holiday.falls(day)).map(Holiday::name))
                .findFirst()
                .orElse(Map.of());
    }

    boolean opensOn(DayOfWeek day) {
        return open.stream().anyMatch(opening -> opening.days().contains(day));
    }

    /** Open on {@code days} from {@code from} until {@code to}, both {@code HH:MM} of the zone; {@code 24:00} is midnight. */
    public record Opening(List<DayOfWeek> days, String from, String to) {
        public Opening {
            days = withoutNulls(days);
        }
    }

    /**
     * A day closed from midnight to midnight of the zone.
     *
     * @param every a month and day of each year, {@code --12-25}, or null when {@code on} is one date
     * @param name by language, for instance {@code en}
     */
    public record Holiday(
            @Nullable MonthDay every, @Nullable LocalDate on, Map<String, String> name) {
        public Holiday {
            name = named(name);
        }

        /** Its date, or its day of every year, such as {@code --12-25}. */
        public String day() {
            return String.valueOf(on == null ? every : on);
        }

        /** Whether it is on that day. */
        public boolean falls(LocalDate date) {
            return date.equals(on) || MonthDay.from(date).equals(every);
        }
    }

    /** Open from {@code from} until {@code to}, both {@code HH:MM} of the zone. */
    public record Hours(String from, String to) {}

    /**
     * A day with hours of its own.
     *
     * @param open none: closed all day
     * @param name by language; may be empty
     */
    public record ExceptionalDay(LocalDate on, List<Hours> open, Map<String, String> name) {
        public ExceptionalDay {
            open = withoutNulls(open);
            name = named(name);
        }
    }

    /** JSON may have null anywhere. */
    private static <T> List<T> withoutNulls(@Nullable List<T> given) {
        return given == null
                ? List.of()
                : given.stream().filter(Objects::nonNull).toList();
    }

    private static Map<String, String> named(@Nullable Map<String, String> given) {
        return given == null
                ? Map.of()
                : given.entrySet().stream()
                        .filter(name -> name.getKey() != null && name.getValue() != null)
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
