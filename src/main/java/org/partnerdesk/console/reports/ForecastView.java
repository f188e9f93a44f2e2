package org.partnerdesk.console.reports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.reporting.Forecast;
import org.partnerdesk.ticketing.Ticket;

/**
 * A forecast ready to be drawn: across in per cent from the side where reading begins, down in pixels.
 *
 * @param region whose tickets are listed; null when none is opened
 * @param hour the one hour of it; null for all
 * @param lines promises that will be missed, the earliest limit first; {@code missed} of them in all
 */
public record ForecastView(
        Forecast forecast,
        @Nullable String region,
        @Nullable Instant hour,
        List<Line> lines,
        int missed) {
    public static final int HEIGHT = 76;
    public static final int FLOOR = 56;

    /** @param pastLimit not only its goal */
    public record Line(Ticket ticket, Forecast.Open promise, boolean pastLimit) {}

    /** What a pile of so many is high, in every region by the same measure. */
    public int height(int count) {
        int most = forecast.regions().stream()
                .flatMap(region -> region.hours().stream())
                .mapToInt(Forecast.Hour::due)
                .max()
                .orElse(0);
        return count == 0 ? 0 : Math.max(2, (FLOOR - 4) * count / Math.max(most, 4));
    }

    /** Where an hour's column begins. */
    public static String left(int hour, boolean rightToLeft) {
        int place = rightToLeft ? Forecast.HOURS - 1 - hour : hour;
        return 100.0 * place / Forecast.HOURS + "%";
    }

    /** A tenth is enough for an average. */
    public static double tenths(double figure) {
        return Math.round(figure * 10) / 10.0;
    }
}
