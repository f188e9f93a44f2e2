package org.partnerdesk.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.jobs.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the calls that other systems are owed, signed as <a href="https://www.standardwebhooks.com">Standard Webhooks</a>
 * has it: at least once, under the same id. What is not answered with 2xx is tried again for three days; 410 ends it.
 */
@Component
class WebhookSender implements Workers.Job {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final BackOff PAUSES = new BackOff(Duration.ofSeconds(30), Duration.ofHours(6));
    private static final Duration GIVE_UP_AFTER = Duration.ofDays(3);
    private static final int GONE = 410;

    private final Webhooks webhooks;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final byte @Nullable [] key;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    WebhookSender(Webhooks webhooks, TransactionTemplate transaction, WebhookSettings settings, Clock clock) {
        this.webhooks = webhooks;
        this.transaction = transaction;
        this.clock = clock;
        this.key = settings.key();
    }

    @Override
    public void doDue(BooleanSupplier wanted) {
        while (wanted.getAsBoolean() && next()) {
            continue;
        }
    }

    @Override
    public Optional<Instant> nextDue(Instant now) {
        return webhooks.nextDue(now);
    }

    /** The row stays locked meanwhile, so that no other node calls too. */
    private boolean next() {
        AtomicBoolean found = new AtomicBoolean();
        transaction.executeWithoutResult(
                status -> webhooks.claim(clock.instant()).ifPresent(call -> {
                    found.set(true);
                    settle(call);
                }));
        return found.get();
    }

    private void settle(Webhooks.Call call) {
        String why = "";
        try {
            int status = send(call);
            if (status / 100 == 2) {
                webhooks.end(call.id(), null, clock.instant());
                return;
            }
            why = "HTTP " + status;
            if (status == GONE) {
                webhooks.end(call.id(), why, clock.instant());
                return;
            }
        } catch (IOException | IllegalArgumentException e) {
            why = e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        LOG.warn("Webhook {} was not taken: {}", call.messageId(), why);
        Instant now = clock.instant();
        if (call.createdAt().plus(GIVE_UP_AFTER).isBefore(now)) {
            webhooks.end(call.id(), why, now);
        } else {
            webhooks.later(call.id(), why, now.plus(PAUSES.after(call.attempts())));
        }
    }

    private int send(Webhooks.Call call) throws IOException, InterruptedException {
        String at = Long.toString(clock.instant().getEpochSecond());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(call.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("webhook-id", call.messageId())
                .header("webhook-timestamp", at)
                .POST(HttpRequest.BodyPublishers.ofString(call.body()));
        if (key != null) {
            request.header(
                    "webhook-signature", "v1," + signature(key, call.messageId() + "." + at + "." + call.body()));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String signature(byte[] key, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
