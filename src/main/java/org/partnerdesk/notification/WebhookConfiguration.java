package org.partnerdesk.notification;

import java.time.Clock;
import java.time.Duration;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.jobs.Workers;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookConfiguration {
    @Bean
    Bell webhookBell() {
        return new Bell(1);
    }

    @Bean
    Workers webhookWorkers(WebhookSender job, Bell webhookBell, Clock clock) {
        return new Workers("webhooks", 1, job, webhookBell, Duration.ofMinutes(1), clock);
    }
}
