package org.partnerdesk.notification;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How calls to other systems are signed, under {@code partnerdesk.webhook}.
 *
 * @param secret shared with them, {@code whsec_} and base64 as <a href="https://www.standardwebhooks.com">Standard
 *     Webhooks</a> writes it; null: calls carry no signature
 * @throws IllegalArgumentException for a secret that is none
 */
@ConfigurationProperties("partnerdesk.webhook")
record WebhookSettings(@Nullable String secret) {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;

    WebhookSettings {
        if (secret != null && !secret.isBlank() && key(secret).length < SHORTEST) {
            throw new IllegalArgumentException("partnerdesk.webhook.secret is shorter than " + SHORTEST + " bytes");
        }
    }

    byte @Nullable [] key() {
        return secret == null || secret.isBlank() ? null : key(secret);
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    }
}
