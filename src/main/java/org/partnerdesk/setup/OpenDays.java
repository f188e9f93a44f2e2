package org.partnerdesk.setup;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/** When the people of a story are at work: not on the days on which their country rests. */
record OpenDays(ZoneId zone, Set<DayOfWeek> rest) {
    static OpenDays of(String dataCentre, String zone) {
        return new OpenDays(
                ZoneId.of(zone),
                dataCentre.equals("SA")
                        ? Set.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)
                        : Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    }

    /** The same time of day, on the last working day not after {@code at}. */
    Instant workingDayUntil(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        while (rest.contains(local.getDayOfWeek())) {
            local = local.minusDays(1);
        }
        return local.toInstant();
    }

    /** That much later, days of rest left out. */
    Instant later(Instant from, Duration by) {
        ZonedDateTime at = from.atZone(zone);
        Duration left = by;
        while (true) {
            ZonedDateTime midnight =
                    at.toLocalDate().plusDays(1).atTime(LocalTime.MIDNIGHT).atZone(zone);
            Duration today = rest.contains(at.getDayOfWeek()) ? Duration.ZERO : Duration.between(at, midnight);
            if (left.compareTo(today) < 0) {
                return at.plus(left).toInstant();
            }
            left = left.minus(today);
            at = midnight;
        }
    }
}
