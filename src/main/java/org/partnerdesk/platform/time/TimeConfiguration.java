package org.partnerdesk.platform.time;

import java.time.Clock;
import java.time.Duration;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.jobs.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class TimeConfiguration {
    private static final Duration COMPARE_AGAIN = Duration.ofSeconds(30);

    @Bean
    DeskClock clock() {
        return new DeskClock(Clock.systemUTC());
    }

    @Bean
    Workers timeWorkers(SharedTime job, DeskClock clock) {
        return new Workers("time", 1, job, new Bell(1), COMPARE_AGAIN, clock);
    }
}
