package org.partnerdesk.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param apiToken the service token, 16 characters or more
 * @param demo whether the sample people may sign in by one click
 */
@ConfigurationProperties("partnerdesk")
public record AccessSettings(
        String apiToken, @DefaultValue("true") boolean demo) {}
