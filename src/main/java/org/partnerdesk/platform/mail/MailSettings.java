package org.partnerdesk.platform.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of mail, under {@code partnerdesk.mail}.
 *
 * @param maxSize of one mail as it comes over the wire
 * @param maxBytes of all mails that come in at this moment; more are put off with a 4xx answer
 * @param maxConnections that may bring mail at the same time
 * @param timeout after which a silent connection is closed, either way
 * @param workers how many mails are read, and how many are sent, at the same time
 */
@ConfigurationProperties("partnerdesk.mail")
public record MailSettings(
        @DefaultValue("25MB") DataSize maxSize,
        @DefaultValue("64MB") DataSize maxBytes,
        @DefaultValue("100") int maxConnections,
        @DefaultValue("60s") Duration timeout,
        @DefaultValue("2") int workers) {}
