package org.partnerdesk.commitments;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.PolicySpec.Window;

/** What one version of the policy promises a ticket under its terms, on one version of a calendar. */
record Offer(Terms terms, PolicySpec.Row row, Pins pins) {

    /** The versions that a clock keeps for its whole life, and the calendar they mean. */
    record Pins(
            String severity,
            int policyVersion,
            String calendar,
            int calendarVersion,
            boolean roundTheClock,
            WorkingCalendar hours,
            List<Step> steps) {

        /** Whether clocks under both would show the same times; a newer policy that promises the same is no other one. */
        boolean countsLike(Pins other) {
            return severity.equals(other.severity)
                    && calendar.equals(other.calendar)
                    && calendarVersion == other.calendarVersion
                    && roundTheClock == other.roundTheClock;
        }
    }

    @Nullable
    Window window(Milestone milestone) {
        return row.window(milestone);
    }

    /** Updates are owed only after a resolve goal. */
    @Nullable
    Duration updateEvery(Milestone milestone) {
        return switch (milestone) {
            case RESOLVED, UPDATED -> row.updateEvery();
            case ACKNOWLEDGED, DETERMINED -> null;
        };
    }
}
