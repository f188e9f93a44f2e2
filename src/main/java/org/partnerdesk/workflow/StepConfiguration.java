package org.partnerdesk.workflow;

import java.time.Clock;
import java.time.Duration;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.jobs.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class StepConfiguration {
    @Bean
    Bell stepBell() {
        return new Bell(1);
    }

    /** Behind the clocks, which find what it does, and before the outbox, which it fills. */
    @Bean
    @Order(20)
    Workers stepWorkers(StepActions job, Bell stepBell, Clock clock) {
        return new Workers("steps", 1, job, stepBell, Duration.ofSeconds(30), clock);
    }
}
