package org.partnerdesk.workflow;

import java.time.Clock;
import java.time.Duration;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.jobs.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AwaitingSourceConfiguration {
    @Bean
    Bell awaitingBell() {
        return new Bell(1);
    }

    @Bean
    Workers awaitingWorkers(AwaitingSource job, Bell awaitingBell, Clock clock) {
        return new Workers("tickets that await the source", 1, job, awaitingBell, Duration.ofSeconds(30), clock);
    }
}
