package org.partnerdesk.notification;

import org.partnerdesk.platform.mail.Bell;
import org.partnerdesk.platform.mail.MailSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {
    @Bean
    Bell outboxBell(MailSettings settings) {
        return new Bell(settings.workers());
    }
}
