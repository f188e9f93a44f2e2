package org.partnerdesk.workflow;

import java.time.Clock;
import java.time.Duration;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.jobs.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RecheckConfiguration {
    @Bean
    Bell recheckBell() {
        return new Bell(1);
    }

    @Bean
    Workers recheckWorkers(Rechecks job, Bell recheckBell, Clock clock) {
        return new Workers("rechecks", 1, job, recheckBell, Duration.ofSeconds(30), clock);
    }
}
