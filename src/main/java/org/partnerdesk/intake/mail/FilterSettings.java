package org.partnerdesk.intake.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What servers before the desk say of a mail and the desk believes, under {@code partnerdesk.mail.filter}.
 *
 * @param trustedServers names that the Authentication-Results of one's own servers begin with (RFC 8601); they must
 *     take such headers of others away
 * @param holdHeaders headers that hold a mail, each {@code Name: value}, case does not matter
 * @param scoreHeader a header that begins with a number; null for none
 * @param scoreLimit from which number on a mail is held
 */
@ConfigurationProperties("partnerdesk.mail.filter")
record FilterSettings(
        @DefaultValue List<String> trustedServers,
        @DefaultValue List<String> holdHeaders,
        @Nullable String scoreHeader,
        @DefaultValue("5") double scoreLimit) {}
