package org.partnerdesk.commitments;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * Adds and counts open time, to the microsecond.
 *
 * <p>It is open whenever the wall clock of its zone shows a time inside one of the day's intervals: an hour that a DST
 * jump skips is no open time, an hour that comes twice counts twice. The years asked for so far are kept expanded to
 * intervals of UTC, so that both operations are binary searches.
 */
final class WorkingCalendar {
    private static final int LAST_YEAR = 9999;

    /** Every minute counts (24x7). */
    static final WorkingCalendar ROUND_THE_CLOCK = new WorkingCalendar(OpenTimes.ALWAYS);

    /** Open from minute {@code from} of a local day until before minute {@code to}, at most 1440. */
    record Interval(int from, int to) {}

    private final ZoneId zone;
    private final Function<LocalDate, List<Interval>> day;
    private volatile OpenTimes known;

    /** @param day when it is open on a date; its intervals are in order and do not overlap */
    WorkingCalendar(ZoneId zone, Function<LocalDate, List<Interval>> day) {
        this.zone = zone;
        this.day = day;
        this.known = OpenTimes.NONE;
    }

    private WorkingCalendar(OpenTimes all) {
        this.zone = ZoneOffset.UTC;
        this.day = date -> List.of();
        this.known = all;
    }

    /**
     * The first moment by which {@code open} has been open since {@code from}; {@code from} itself when that is zero.
     * Work that fills a day to its end is due at the closing, not at the next opening.
     *
     * @throws ArithmeticException when the calendar is not open that long before the year 10000
     */
    Instant add(Instant from, Duration open) {
        if (open.isNegative()) {
            throw new IllegalArgumentException("Open time to add is negative: " + open);
        }
        if (open.isZero()) {
            return from;
        }
        long start = micros(from);
        long wanted = open.getSeconds() * 1_000_000 + open.getNano() / 1_000;
        OpenTimes times = covering(start, start);
        while (times.total() - times.openBefore(start) < wanted) {
            times = longer(times);
        }
        return instant(times.moment(times.openBefore(start) + wanted));
    }

    /** Open time from {@code from} until {@code to}; negative when {@code to} is earlier. */
    Duration between(Instant from, Instant to) {
        long start = micros(from);
        long end = micros(to);
        OpenTimes times = covering(Math.min(start, end), Math.max(start, end));
        return Duration.of(times.openBefore(end) - times.openBefore(start), ChronoUnit.MICROS);
    }

    /** A stretch of open time, never empty. */
    record Span(Instant from, Instant to) {}

    /** The open stretches between two moments, in order. */
    List<Span> open(Instant from, Instant to) {
        long start = micros(from);
        long end = micros(to);
        return covering(start, end).open(start, end).stream()
                .map(span -> new Span(instant(span[0]), instant(span[1])))
                .toList();
    }

    boolean isOpen(Instant at) {
        long moment = micros(at);
        return covering(moment, moment).isOpen(moment);
    }

    private OpenTimes covering(long first, long last) {
        OpenTimes times = known;
        if (times.covers(first) && times.covers(last)) {
            return times;
        }
        int from = instant(first).atZone(zone).getYear() - 1;
        int to = instant(last).atZone(zone).getYear() + 2;
        return times == OpenTimes.NONE
                ? expand(from, to)
                : expand(Math.min(times.firstYear(), from), Math.max(times.lastYear(), to));
    }

    /** Twice as many years, so that a long way costs few expansions. */
    private OpenTimes longer(OpenTimes times) {
        if (times.lastYear() >= LAST_YEAR) {
            throw new ArithmeticException("Not open that long before the year 10000");
        }
        int years = times.lastYear() - times.firstYear() + 1;
        return expand(times.firstYear(), Math.min(LAST_YEAR, times.lastYear() + years));
    }

    /** Two threads may both expand; the narrower table may win and is grown again when it is too short. */
    private OpenTimes expand(int firstYear, int lastYear) {
        OpenTimes times = OpenTimes.expand(zone, day, firstYear, lastYear);
        known = times;
        return times;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
