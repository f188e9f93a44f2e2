package org.partnerdesk.notification;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the desk behaves towards its relay, under {@code partnerdesk.mail.relay}.
 *
 * @param user to sign in as; then nothing is sent without encryption, and the server's certificate must be right
 * @param password of that user
 * @param requireTls the same without a sign-in
 * @param trust host whose certificate is taken as it is, such as a relay of one's own
 * @param dkimDomain mail from its addresses is signed (RFC 6376); null: none is
 * @param dkimSelector under which the public key is published
 * @param dkimKey file with the private RSA key, PEM, PKCS 8
 */
@ConfigurationProperties("partnerdesk.mail.relay")
record RelaySettings(
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("false") boolean requireTls,
        @Nullable String trust,
        @Nullable String dkimDomain,
        @DefaultValue("partnerdesk") String dkimSelector,
        @Nullable Path dkimKey) {
    static final RelaySettings PLAIN = new RelaySettings(null, null, false, null, null, "partnerdesk", null);

    boolean isEncrypted() {
        return requireTls || user != null;
    }

    @Override
    public String toString() {
        return "RelaySettings[user=" + user + "]";
    }
}
