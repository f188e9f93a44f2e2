package org.partnerdesk.platform.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a key that signs mail is used, under {@code partnerdesk.mail.keys}.
 *
 * @param age after which another one signs
 * @param life after which it is believed no longer: answers to mail of then are taken for unsigned
 */
@ConfigurationProperties("partnerdesk.mail.keys")
record MailKeySettings(
        @DefaultValue("90d") Duration age,
        @DefaultValue("800d") Duration life) {}
