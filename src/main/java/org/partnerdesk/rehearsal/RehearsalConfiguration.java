package org.partnerdesk.rehearsal;

import java.time.Clock;
import java.time.Duration;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.jobs.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RehearsalConfiguration {
    @Bean
    Bell rehearsalBell() {
        return new Bell(1);
    }

    @Bean
    Bell promiseRehearsalBell() {
        return new Bell(1);
    }

    @Bean
    Workers promiseRehearsalWorkers(PromiseRehearser job, Bell promiseRehearsalBell, Clock clock) {
        return new Workers("rehearsed promises", 1, job, promiseRehearsalBell, Duration.ofSeconds(30), clock);
    }

    @Bean
    Workers rehearsalWorkers(Rehearser job, Bell rehearsalBell, Clock clock) {
        return new Workers("rehearsals", 1, job, rehearsalBell, Duration.ofSeconds(30), clock);
    }
}
