package org.partnerdesk.intake.mail;

import org.partnerdesk.platform.mail.Bell;
import org.partnerdesk.platform.mail.MailSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InboxConfiguration {
    @Bean
    Bell inboxBell(MailSettings settings) {
        return new Bell(settings.workers());
    }
}
