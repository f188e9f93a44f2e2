package org.partnerdesk.entitlement;

import java.time.Clock;
import java.time.Duration;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.jobs.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {
    @Bean
    Bell policyBell() {
        return new Bell(1);
    }

    @Bean
    Workers policyWorkers(DuePolicies job, Bell policyBell, Clock clock) {
        return new Workers("due policies", 1, job, policyBell, Duration.ofSeconds(30), clock);
    }
}
