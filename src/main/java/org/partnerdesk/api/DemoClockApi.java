package org.partnerdesk.api;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.demo.DemoClock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Moves a demonstration on in time; not there without demo mode. */
@RestController
@ConditionalOnProperty(value = "partnerdesk.demo", matchIfMissing = true)
class DemoClockApi {
    private final DemoClock clock;

    DemoClockApi(DemoClock clock) {
        this.clock = clock;
    }

    /** @param advance ISO 8601, such as {@code PT3H} or {@code P2D} */
    record Request(@Nullable String advance) {}

    record Present(Instant now) {}

    /** Answers when all that falls due on the way has been done. */
    @PostMapping("/api/v1/demo/clock")
    Present advance(@RequestBody Request request) {
        clock.advance(span(request.advance()));
        return new Present(clock.present());
    }

    private static Duration span(@Nullable String text) {
        if (text == null) {
            throw Refused.field("missing", "advance", "advance");
        }
        try {
            Duration span = Duration.parse(text);
            if (span.toMillis() > 0 && span.compareTo(DemoClock.MOST) <= 0) {
                return span;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            throw noSpan();
        }
        throw noSpan();
    }

    private static Refused noSpan() {
        return Refused.field("demo-advance", "advance", DemoClock.MOST.toDays());
    }
}
