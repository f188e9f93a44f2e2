package org.partnerdesk.intake.mail;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mailboxes on other servers, under {@code partnerdesk.imap}.
 *
 * @param poll the pause between two looks into a mailbox whose server does not tell by itself when there is more
 * @param lease how long a node that has died keeps the others from its mailboxes; longer than the pause
 */
@ConfigurationProperties("partnerdesk.imap")
record ImapSettings(
        @DefaultValue List<Account> accounts,
        @DefaultValue("30s") Duration poll,
        @DefaultValue("5m") Duration lease) {

    /** Whether and how a connection is encrypted; a certificate is always checked. */
    enum Security {
        TLS,
        STARTTLS,
        NONE
    }

    /**
     * One mailbox. It signs in by password or by OAuth2.
     *
     * @param mailbox the desk's address whose mail lies there
     * @param port by default 993
     */
    record Account(
            String mailbox,
            String host,
            @DefaultValue("993") int port,
            @DefaultValue("TLS") Security security,
            String user,
            @Nullable String password,
            @Nullable OAuth oauth,
            @DefaultValue("INBOX") String folder) {

        /** Never shown: it holds secrets. */
        @Override
        public String toString() {
            return mailbox + " at " + host + ":" + port;
        }
    }

    /** Where a refresh token is turned into an access token (RFC 6749 section 6). */
    record OAuth(URI tokenUrl, String clientId, @Nullable String clientSecret, String refreshToken) {
        /** Never shown: it holds secrets. */
        @Override
        public String toString() {
            return tokenUrl.toString();
        }
    }
}
