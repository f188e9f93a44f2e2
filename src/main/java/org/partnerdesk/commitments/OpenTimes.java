package org.partnerdesk.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.partnerdesk.commitments.WorkingCalendar.Interval;

/**
 * The open intervals of some whole years in microseconds of UTC, in order and never touching, with the open time
 * before each.
 */
final class OpenTimes {
    static final OpenTimes NONE = new OpenTimes(0, -1, 0, 0);

    /** One interval of 146,000 years around 1970, so that no moment of use is near its ends. */
    static final OpenTimes ALWAYS = always();

    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long DAY = 24 * 60 * MINUTE;

    private final int firstYear;
    private final int lastYear;
    private final long begin;
    private final long end;
    private long[] from = new long[64];
    private long[] to = new long[64];
    private long[] before = new long[64];
    private int size;
    private long total;

    private OpenTimes(int firstYear, int lastYear, long begin, long end) {
        this.firstYear = firstYear;
        this.lastYear = lastYear;
        this.begin = begin;
        this.end = end;
    }

    /**
     * Goes from one change of the zone's offset to the next; between two of them local time is UTC and a constant, and
     * what local time skips or repeats falls out by cutting each interval to the stretch it is read in.
     */
    static OpenTimes expand(ZoneId zone, Function<LocalDate, List<Interval>> day, int firstYear, int lastYear) {
        Instant begin = LocalDate.of(firstYear, 1, 1).atStartOfDay(zone).toInstant();
        Instant end = LocalDate.of(lastYear + 1, 1, 1).atStartOfDay(zone).toInstant();
        OpenTimes times = new OpenTimes(firstYear, lastYear, micros(begin), micros(end));
        Instant stretch = begin;
        while (stretch.isBefore(end)) {
            ZoneOffset offset = zone.getRules().getOffset(stretch);
            ZoneOffsetTransition change = zone.getRules().nextTransition(stretch);
            Instant next = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            times.addStretch(micros(stretch), micros(next), offset, day);
            stretch = next;
        }
        times.fillPrefixSums();
        return times;
    }

    int firstYear() {
        return firstYear;
    }

    int lastYear() {
        return lastYear;
    }

    boolean covers(long moment) {
        return begin <= moment && moment < end;
    }

    long total() {
        return total;
    }

    /** Open time from the beginning until {@code moment}. */
    long openBefore(long moment) {
        int i = floor(from, moment);
        return i < 0 ? 0 : before[i] + Math.min(moment, to[i]) - from[i];
    }

    /** The first moment with so much open time before it: {@code open} is above zero and at most {@link #total}. */
    long moment(long open) {
        int i = floor(before, open - 1);
        return from[i] + open - before[i];
    }

    boolean isOpen(long moment) {
        int i = floor(from, moment);
        return i >= 0 && moment < to[i];
    }

    /** The open stretches between two moments, each by its begin and end. */
    List<long[]> open(long begin, long end) {
        List<long[]> spans = new ArrayList<>();
        for (int i = Math.max(0, floor(from, begin)); i < size && from[i] < end; i++) {
            if (to[i] > begin) {
                spans.add(new long[] {Math.max(begin, from[i]), Math.min(end, to[i])});
            }
        }
        return spans;
    }

    private void addStretch(long begin, long end, ZoneOffset offset, Function<LocalDate, List<Interval>> open) {
        long ahead = offset.getTotalSeconds() * SECOND;
        long firstDay = Math.floorDiv(begin + ahead, DAY);
        long lastDay = Math.floorDiv(end - 1 + ahead, DAY);
        for (long day = firstDay; day <= lastDay; day++) {
            long midnight = day * DAY - ahead;
            for (Interval interval : open.apply(LocalDate.ofEpochDay(day))) {
                append(
                        Math.max(begin, midnight + interval.from() * MINUTE),
                        Math.min(end, midnight + interval.to() * MINUTE));
            }
        }
    }

    private void append(long opens, long closes) {
        if (opens >= closes) {
            return;
        }
        if (size > 0 && to[size - 1] == opens) {
            to[size - 1] = closes;
            return;
        }
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
        }
        from[size] = opens;
        to[size] = closes;
        size++;
    }

    private void fillPrefixSums() {
        before = new long[size];
        for (int i = 0; i < size; i++) {
            before[i] = total;
            total += to[i] - from[i];
        }
    }

    /** The last of the first {@code size} values that is at most {@code value}; -1 when there is none. */
    private int floor(long[] sorted, long value) {
        int i = Arrays.binarySearch(sorted, 0, size, value);
        return i >= 0 ? i : -i - 2;
    }

    private static OpenTimes always() {
        OpenTimes times = new OpenTimes(Integer.MIN_VALUE, Integer.MAX_VALUE, -(1L << 61), 1L << 61);
        times.append(times.begin, times.end);
        times.fillPrefixSums();
        return times;
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
