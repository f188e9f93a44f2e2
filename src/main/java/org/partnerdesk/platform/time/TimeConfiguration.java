package org.partnerdesk.platform.time;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class TimeConfiguration {
    @Bean
    DeskClock clock() {
        return new DeskClock(Clock.systemUTC());
    }
}
