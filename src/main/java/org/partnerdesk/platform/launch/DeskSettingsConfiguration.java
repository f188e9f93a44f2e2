package org.partnerdesk.platform.launch;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class DeskSettingsConfiguration {
    @Bean
    DeskSettings deskSettings(Environment environment) {
        return DeskSettings.from(environment);
    }
}
