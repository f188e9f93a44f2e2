package org.partnerdesk.intake.mail;

import java.time.Clock;
import java.time.Duration;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.jobs.Workers;
import org.partnerdesk.platform.mail.MailSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FilterSettings.class, SmtpSettings.class})
class InboxConfiguration {
    @Bean
    Bell inboxBell(MailSettings settings) {
        return new Bell(settings.workers());
    }

    @Bean
    Workers inboxWorkers(InboxWorker job, Bell inboxBell, MailSettings settings, Clock clock) {
        return new Workers("inbox", settings.workers(), job, inboxBell, Duration.ofSeconds(30), clock);
    }
}
