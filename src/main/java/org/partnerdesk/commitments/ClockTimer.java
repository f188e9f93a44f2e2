package org.partnerdesk.commitments;

import java.time.Clock;
import java.time.Duration;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.jobs.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class ClockTimer {
    /** How long a clock that another node has started may stay unseen here; that node has its own timer. */
    static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    @Bean
    Bell feedBell() {
        return new Bell(1);
    }

    @Bean
    Workers feedWorkers(FeedReading job, Bell feedBell, Clock clock) {
        return new Workers("calendar-feeds", 1, job, feedBell, Duration.ofMinutes(5), clock);
    }

    @Bean
    Bell clockBell() {
        return new Bell(1);
    }

    @Bean
    Bell retargetBell() {
        return new Bell(1);
    }

    @Bean
    Workers retargetWorkers(RetargetWork job, Bell retargetBell, Clock clock) {
        return new Workers("retargets", 1, job, retargetBell, LOOK_AGAIN, clock);
    }

    /** First of all: what it finds is work for others. */
    @Bean
    @Order(10)
    Workers clockWorkers(DueSteps job, Bell clockBell, Clock clock) {
        return new Workers("clocks", 1, job, clockBell, LOOK_AGAIN, clock);
    }
}
