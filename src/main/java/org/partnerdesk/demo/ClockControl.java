package org.partnerdesk.demo;

import java.time.Duration;
import java.util.Map;
import org.partnerdesk.platform.web.OwnPath;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code POST /demo/clock}: moves a demonstration on, from the menu in the head of every page. */
@Controller
@ConditionalOnProperty(value = "partnerdesk.demo", matchIfMissing = true)
class ClockControl {
    /** What the menu offers. */
    private static final Map<String, Duration> STEPS = Map.of(
            "hour", Duration.ofHours(1),
            "hours", Duration.ofHours(3),
            "day", Duration.ofDays(1),
            "days", Duration.ofDays(3));

    private final DemoClock clock;

    ClockControl(DemoClock clock) {
        this.clock = clock;
    }

    @PostMapping("/demo/clock")
    String advance(@RequestParam String by, @RequestParam(defaultValue = "/") String back) {
        Duration step = STEPS.get(by);
        if (step == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        clock.advance(step);
        return "redirect:" + OwnPath.of(back);
    }
}
