package org.partnerdesk.commitments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.CalendarSpec.Holiday;

/** What the holidays of a file do to those of a calendar. */
final class HolidayChanges {
    private HolidayChanges() {}

    /**
     * What was read before and is read again is left as people have it; what is new is added, unless its day is a holiday
     * already; what is no longer there goes, unless people have named it otherwise. Days before the first one read now
     * are past and stay.
     */
    static List<Holiday> merged(List<Holiday> current, List<Holiday> before, List<Holiday> read) {
        Set<String> days = read.stream().map(Holiday::day).collect(Collectors.toSet());
        LocalDate first = read.stream()
                .map(Holiday::on)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
        List<Holiday> merged = new ArrayList<>(current);
        before.stream()
                .filter(old -> !days.contains(old.day()) && !isBefore(old.on(), first))
                .forEach(merged::remove);
        read.stream()
                .filter(holiday -> !before.contains(holiday))
                .filter(holiday -> merged.stream().noneMatch(known -> isSameDay(known, holiday)))
                .forEach(merged::add);
        return merged;
    }

    private static boolean isSameDay(Holiday known, Holiday added) {
        return added.on() == null ? known.day().equals(added.day()) : known.falls(added.on());
    }

    private static boolean isBefore(@Nullable LocalDate day, LocalDate first) {
        return day != null && day.isBefore(first);
    }
}
