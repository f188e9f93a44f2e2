package org.partnerdesk.api;

import java.time.Instant;
import java.util.List;
import org.partnerdesk.reporting.Forecast;
import org.partnerdesk.reporting.Forecasts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What will be missed in the next 24 hours at the pace of past weeks, for programs that plan people's hours. */
@RestController
@RequestMapping("/api/v1/forecast")
class ForecastApi {
    private final Forecasts forecasts;

    ForecastApi(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    /** @param weeks whole weeks that pace and arrivals are the average of, at most 4 */
    record ForecastBody(Instant at, int weeks, List<RegionBody> items) {}

    record RegionBody(String dataCentre, List<HourBody> hours) {
        static RegionBody of(Forecast.Region region) {
            return new RegionBody(
                    region.code(), region.hours().stream().map(HourBody::of).toList());
        }
    }

    /** {@code due} counts goals and limits; {@code pastGoal} and {@code pastLimit} those that will be missed. */
    record HourBody(Instant from, double arrivals, double pace, int due, int pastGoal, int pastLimit) {
        static HourBody of(Forecast.Hour hour) {
            return new HourBody(
                    hour.from(),
                    hour.arrivals(),
                    hour.pace(),
                    hour.due(),
                    hour.pastGoal().size(),
                    hour.pastLimit().size());
        }
    }

    @GetMapping
    ForecastBody show() {
        Forecast forecast = forecasts.ofPresent();
        return new ForecastBody(
                forecast.from(),
                forecast.weeks(),
                forecast.regions().stream().map(RegionBody::of).toList());
    }
}
