package org.partnerdesk.directory.imports;

import org.partnerdesk.platform.jobs.Bell;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportBells {
    /** One import is at work on a node; changes of the directory wait for each other anyway. */
    @Bean
    Bell importBell() {
        return new Bell(1);
    }
}
