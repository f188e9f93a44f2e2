package org.partnerdesk.console.account;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.AccountClass;
import org.partnerdesk.entitlement.ClassPeriod;
import org.partnerdesk.entitlement.EntitlementPolicy.Threshold;

/**
 * The class of an account over time, ready to be drawn: across in hundredths of a per cent from the side where reading
 * begins, down in pixels of {@link #HEIGHT}.
 */
public record ClassPicture(
        List<ClassPeriod> periods,
        List<Bar> licences,
        List<Bar> rises,
        List<Bar> large,
        List<Bar> key,
        List<Tick> ticks,
        int today,
        int asOf) {
    public static final int HEIGHT = 190;
    public static final int FLOOR = 160;
    private static final int CEILING = 22;
    private static final int WHOLE = 10_000;
    /** Closer than this, dates would be written over each other on a narrow screen. */
    private static final int ROOM_OF_A_DATE = 2_400;

    /** A stretch of a line, {@code from} and {@code width} across, at {@code y}; of a rise {@code height} is its own. */
    public record Bar(int from, int width, int y, int height) {}

    /** A date under the picture. */
    public record Tick(int at, LocalDate day) {}

    /** @param periods without gap, the first one's start and the last one's end are the picture's */
    static ClassPicture of(List<ClassPeriod> periods, LocalDate today, LocalDate asOf) {
        LocalDate first = periods.getFirst().from();
        LocalDate last = periods.getLast().until();
        Scale scale = new Scale(first, ChronoUnit.DAYS.between(first, last) + 1, highest(periods));
        List<Bar> licences = bars(periods, scale, AccountClass::counted);
        return new ClassPicture(
                periods,
                licences,
                rises(licences),
                bars(periods, scale, on -> threshold(on, Threshold::large)),
                bars(periods, scale, on -> threshold(on, Threshold::key)),
                ticks(first, last, scale),
                scale.across(today),
                scale.across(asOf));
    }

    /** Where that is from the left. */
    public static String left(int from, int width, boolean rightToLeft) {
        return percent(rightToLeft ? WHOLE - from - width : from);
    }

    /** A length or place across, as SVG takes it. */
    public static String percent(int hundredths) {
        return hundredths / 100.0 + "%";
    }

    private record Scale(LocalDate first, long days, long highest) {
        int across(LocalDate day) {
            return (int) Math.clamp(ChronoUnit.DAYS.between(first, day) * WHOLE / days, 0, WHOLE);
        }

        int down(long licences) {
            return FLOOR - (int) Math.round((double) (FLOOR - CEILING) * licences / highest);
        }
    }

    private static long highest(List<ClassPeriod> periods) {
        return periods.stream()
                .map(ClassPeriod::on)
                .filter(on -> on != null)
                .mapToLong(on -> Math.max(on.counted(), threshold(on, Threshold::large)))
                .reduce(1, Math::max);
    }

    private static long threshold(AccountClass on, ToLongFunction<Threshold> of) {
        return on.threshold() == null ? -1 : of.applyAsLong(on.threshold());
    }

    private static List<Bar> bars(List<ClassPeriod> periods, Scale scale, ToLongFunction<AccountClass> of) {
        List<Bar> bars = new ArrayList<>();
        for (ClassPeriod period : periods) {
            long licences = period.on() == null ? -1 : of.applyAsLong(period.on());
            if (licences >= 0) {
                int from = scale.across(period.from());
                int y = scale.down(licences);
                bars.add(new Bar(from, scale.across(period.until().plusDays(1)) - from, y, FLOOR - y));
            }
        }
        return bars;
    }

    private static List<Bar> rises(List<Bar> steps) {
        List<Bar> rises = new ArrayList<>();
        Bar before = null;
        for (Bar step : steps) {
            if (before != null && before.from + before.width == step.from) {
                rises.add(new Bar(step.from, 0, Math.min(before.y, step.y), Math.abs(before.y - step.y)));
            }
            before = step;
        }
        return rises;
    }

    /** The first day and each new year that leaves room. */
    private static List<Tick> ticks(LocalDate first, LocalDate last, Scale scale) {
        List<Tick> ticks = new ArrayList<>();
        ticks.add(new Tick(0, first));
        for (LocalDate year = first.withDayOfYear(1).plusYears(1); !year.isAfter(last); year = year.plusYears(1)) {
            int at = scale.across(year);
            if (at - ticks.getLast().at() >= ROOM_OF_A_DATE && WHOLE - at >= ROOM_OF_A_DATE / 2) {
                ticks.add(new Tick(at, year));
            }
        }
        return ticks;
    }

    /** The threshold that the words beside the lines tell of: the latest. */
    public @Nullable Threshold threshold() {
        return periods.reversed().stream()
                .map(ClassPeriod::on)
                .filter(on -> on != null)
                .map(AccountClass::threshold)
                .findFirst()
                .orElse(null);
    }

    /** Where the stretch of a line lies that its words stand beside: the latest; null when there is none. */
    public static @Nullable Bar last(List<Bar> line) {
        return line.isEmpty() ? null : line.getLast();
    }
}
