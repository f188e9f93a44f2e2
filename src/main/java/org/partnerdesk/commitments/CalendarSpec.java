package org.partnerdesk.commitments;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A working calendar as a preset writes it (D8). Anything may be written; {@link Commitments#install} names what it
 * refuses.
 *
 * @param code the data centre it serves
 * @param zone an IANA time zone such as {@code Europe/Amsterdam}
 * @param sample whether pages label it as a sample that the desk's owner should replace
 * @param open when it is open in a week without holidays; intervals of one day may not overlap
 */
public record CalendarSpec(String code, String zone, boolean sample, List<Opening> open, List<Holiday> holidays) {

    public CalendarSpec {
        open = open == null ? List.of() : List.copyOf(open);
        holidays = holidays == null ? List.of() : List.copyOf(holidays);
    }

    boolean opensOn(DayOfWeek day) {
        return open.stream().anyMatch(opening -> opening.days().contains(day));
    }

    /** Open on {@code days} from {@code from} until {@code to}, both {@code HH:MM} of the zone; {@code 24:00} is midnight. */
    public record Opening(List<DayOfWeek> days, String from, String to) {}

    /**
     * A day closed from midnight to midnight of the zone.
     *
     * @param every a month and day of each year, {@code --12-25}, or null when {@code on} is one date
     * @param name by language, for instance {@code en}
     */
    public record Holiday(
            @Nullable MonthDay every, @Nullable LocalDate on, Map<String, String> name) {
        boolean falls(LocalDate date) {
            return date.equals(on) || MonthDay.from(date).equals(every);
        }
    }
}
