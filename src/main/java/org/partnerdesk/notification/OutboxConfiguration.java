package org.partnerdesk.notification;

import java.time.Clock;
import java.time.Duration;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.jobs.Workers;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.mail.MailSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RelaySettings.class)
class OutboxConfiguration {
    @Bean
    Bell outboxBell(MailSettings settings) {
        return new Bell(settings.workers());
    }

    /** Nobody, where no relay is set: then mail is kept and not sent. */
    @Bean
    Workers outboxWorkers(OutboxSender job, Bell outboxBell, DeskSettings desk, MailSettings mail, Clock clock) {
        int count = desk.relay() == null ? 0 : mail.workers();
        return new Workers("outbox", count, job, outboxBell, Duration.ofMinutes(1), clock);
    }
}
