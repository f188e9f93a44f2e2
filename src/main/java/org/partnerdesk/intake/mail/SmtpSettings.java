package org.partnerdesk.intake.mail;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the desk listens for mail, under {@code partnerdesk.smtp}.
 *
 * @param tlsBundle the name of one of {@code spring.ssl.bundle}, whose certificate STARTTLS shows; null: no STARTTLS
 * @param requireTls whether mail is taken over TLS only
 * @param perAddress mails a minute from one client's address; more are put off with a 4xx answer
 */
@ConfigurationProperties("partnerdesk.smtp")
record SmtpSettings(
        @Nullable String tlsBundle,
        @DefaultValue("false") boolean requireTls,
        @DefaultValue("120000") int perAddress) {}
