package org.partnerdesk.directory.imports;

import java.time.Clock;
import java.time.Duration;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.jobs.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportConfiguration {
    @Bean
    Bell importBell() {
        return new Bell(1);
    }

    /** One import is at work on a node; changes of the directory wait for each other anyway. */
    @Bean
    Workers importWorkers(ImportWorker job, Bell importBell, Clock clock) {
        return new Workers("imports", 1, job, importBell, Duration.ofSeconds(30), clock);
    }
}
