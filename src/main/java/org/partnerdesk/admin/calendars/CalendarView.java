package org.partnerdesk.admin.calendars;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.CalendarFeed;
import org.partnerdesk.commitments.Retarget;
import org.partnerdesk.commitments.WorkingCalendars;
import org.partnerdesk.commitments.WorkingHours;

/**
 * One calendar: its year, what it says of a time asked for, its form, versions and open clocks.
 *
 * @param read the version that the form was made from
 * @param said what was wrong with what was typed, in sentences; empty when nothing was
 */
public record CalendarView(
        WorkingHours hours,
        CalendarYear year,
        Asked asked,
        Form form,
        int read,
        List<String> said,
        List<WorkingCalendars.Version> versions,
        List<Retarget> retargets,
        @Nullable CalendarFeed feed,
        boolean mayAct) {

    /** "3 working hours from now". @param end null when it is never open that long */
    public record Asked(
            String length,
            String from,
            Duration open,
            Instant begin,
            @Nullable Instant end) {}

    /** What stands in the form. */
    public record Form(String zone, Map<DayOfWeek, String> week, String holidays, String exceptions, String reason) {
        static Form of(CalendarText text, String reason) {
            return new Form(text.zone(), text.week(), text.holidays(), text.exceptions(), reason);
        }

        public String day(DayOfWeek day) {
            return week.getOrDefault(day, "");
        }
    }

    public String path() {
        return "/admin/calendars/" + hours.spec().code();
    }

    public boolean isMoving() {
        return retargets.stream().anyMatch(Retarget::isUnderWay);
    }
}
