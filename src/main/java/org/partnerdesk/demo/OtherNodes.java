package org.partnerdesk.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.jobs.Workers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A demonstration on several nodes has one present: what one was moved on by, the others take up within a second. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(value = "partnerdesk.demo", matchIfMissing = true)
class OtherNodes {
    @Bean
    Workers demoClockWorkers(ObjectProvider<DemoClock> demo, Clock clock) {
        Workers.Job takeUp = new Workers.Job() {
            @Override
            public void doDue(BooleanSupplier wanted) {
                demo.getObject().catchUp();
            }

            @Override
            public Optional<Instant> nextDue(Instant now) {
                return Optional.empty();
            }
        };
        return new Workers("demo clock", 1, takeUp, new Bell(1), Duration.ofSeconds(1), clock);
    }
}
