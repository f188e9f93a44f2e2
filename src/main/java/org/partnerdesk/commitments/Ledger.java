package org.partnerdesk.commitments;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a promise is due when it is: its time from the start until it was over, or until now, each stretch counted or left
 * out for a reason. The stretches follow one another without a gap; those counted add up to the open time that has run.
 *
 * @param promisedAt when the promise was given; after the start for one that followed another under other terms
 * @param changedBy the change of policy or calendar by which it followed another; null when none did
 */
public record Ledger(
        Commitment commitment, Instant promisedAt, @Nullable Retarget changedBy, ZoneId zone, List<Stretch> stretches) {

    /** @param holiday its name by language; empty for every other reason */
    public record Stretch(Instant from, Instant to, Reason reason, Map<String, String> holiday) {
        public boolean counted() {
            return reason == Reason.WORKING_HOURS || reason == Reason.ROUND_THE_CLOCK;
        }

        public Duration length() {
            return Duration.between(from, to);
        }
    }

    public enum Reason {
        WORKING_HOURS,
        ROUND_THE_CLOCK,
        OUTSIDE_HOURS,
        HOLIDAY,
        WAITING_FOR_PARTNER
    }

    /** Open time that was counted. */
    public Duration counted() {
        return stretches.stream().filter(Stretch::counted).map(Stretch::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** Splits the life of a clock by the same fold that its marks come from. */
    static List<Stretch> stretches(PinnedClock clock, List<Fact> facts, CalendarSpec calendar, Instant now) {
        List<Stretch> stretches = new ArrayList<>();
        Tally tally = Tally.of(clock);
        for (Fact fact : facts) {
            Tally next = tally.after(fact);
            if (next.paused() != tally.paused()) {
                add(stretches, tally, next.edge(), calendar);
            }
            tally = next;
        }
        add(stretches, tally, tally.over().orElse(now), calendar);
        return List.copyOf(stretches);
    }

    private static void add(List<Stretch> stretches, Tally tally, Instant to, CalendarSpec calendar) {
        Instant from = tally.edge();
        if (!from.isBefore(to)) {
            return;
        }
        if (tally.paused()) {
            stretches.add(new Stretch(from, to, Reason.WAITING_FOR_PARTNER, Map.of()));
        } else if (tally.clock().pins().roundTheClock()) {
            stretches.add(new Stretch(from, to, Reason.ROUND_THE_CLOCK, Map.of()));
        } else {
            Instant at = from;
            for (WorkingCalendar.Span open : tally.clock().hours().open(from, to)) {
                addClosed(stretches, at, open.from(), calendar);
                stretches.add(new Stretch(open.from(), open.to(), Reason.WORKING_HOURS, Map.of()));
                at = open.to();
            }
            addClosed(stretches, at, to, calendar);
        }
    }

    /** A holiday is told only of a day that would have been open without it. */
    private static void addClosed(List<Stretch> stretches, Instant from, Instant to, CalendarSpec calendar) {
        ZoneId zone = ZoneId.of(calendar.zone());
        Instant at = from;
        while (at.isBefore(to)) {
            LocalDate day = LocalDate.ofInstant(at, zone);
            Instant midnight = day.plusDays(1).atStartOfDay(zone).toInstant();
            Instant end = midnight.isBefore(to) ? midnight : to;
            Map<String, String> holiday = calendar.opensOn(day.getDayOfWeek()) ? calendar.nameOf(day) : Map.of();
            Reason reason = holiday.isEmpty() ? Reason.OUTSIDE_HOURS : Reason.HOLIDAY;
            Stretch last = stretches.isEmpty() ? null : stretches.getLast();
            if (last != null
                    && last.reason() == reason
                    && last.holiday().equals(holiday)
                    && last.to().equals(at)) {
                stretches.set(stretches.size() - 1, new Stretch(last.from(), end, reason, holiday));
            } else {
                stretches.add(new Stretch(at, end, reason, holiday));
            }
            at = end;
        }
    }
}
