package org.partnerdesk.console.reports;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.reporting.Forecast;
import org.partnerdesk.reporting.Forecasts;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /reports/forecast}: what will be missed if nothing changes; a region's hour opens its tickets. */
@Controller
class ForecastPage {
    /** As many lines as somebody can still act on; the rest is a number. */
    private static final int MOST_LINES = 100;

    private final Forecasts forecasts;
    private final Ticketing ticketing;

    ForecastPage(Forecasts forecasts, Ticketing ticketing) {
        this.forecasts = forecasts;
        this.ticketing = ticketing;
    }

    /** @param hour 0 for the one that begins now; null for all of the region's */
    @GetMapping("/reports/forecast")
    String show(
            @RequestParam(defaultValue = "") String region,
            @RequestParam(required = false) @Nullable Integer hour,
            Model model) {
        Forecast forecast = forecasts.ofPresent();
        Forecast.Hour opened = forecast.regions().stream()
                .filter(one -> one.code().equals(region))
                .findFirst()
                .map(one -> hour == null
                        ? one.first(Forecast.HOURS)
                        : one.hours().get(Math.clamp(hour, 0, Forecast.HOURS - 1)))
                .orElse(null);
        List<Forecast.Open> missed = opened == null
                ? List.of()
                : Stream.concat(opened.pastGoal().stream(), opened.pastLimit().stream())
                        .distinct()
                        .sorted(Comparator.comparing(Forecast.Open::limitAt))
                        .toList();
        List<Forecast.Open> shown = missed.subList(0, Math.min(MOST_LINES, missed.size()));
        Set<Forecast.Open> pastLimit = opened == null ? Set.of() : Set.copyOf(opened.pastLimit());
        Map<Long, Ticket> tickets =
                ticketing
                        .all(shown.stream()
                                .map(Forecast.Open::ticketId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Ticket::id, ticket -> ticket));
        model.addAttribute(
                "view",
                new ForecastView(
                        forecast,
                        opened == null ? null : region,
                        opened == null || hour == null ? null : opened.from(),
                        shown.stream()
                                .map(one -> new ForecastView.Line(
                                        requireNonNull(tickets.get(one.ticketId())), one, pastLimit.contains(one)))
                                .toList(),
                        missed.size()));
        return "console/reports/forecast";
    }
}
