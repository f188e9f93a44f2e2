package org.partnerdesk.intake.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access tokens, each kept until shortly before it ends and then fetched anew (RFC 6749 section 6). */
@Component
class AccessTokens {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** RFC 6749 lets a server leave it out. */
    private static final long USUAL_SECONDS = 300;

    private static final long BEFORE_ITS_END = 60;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<ImapSettings.OAuth, Token> known = new ConcurrentHashMap<>();
    private final Clock clock;

    AccessTokens(Clock clock) {
        this.clock = clock;
    }

    private record Token(String value, Instant until) {}

    /** Throws {@link IOException} when the token server gives none; its message says why. */
    String of(ImapSettings.OAuth oauth) throws IOException {
        Token token = known.get(oauth);
        if (token == null || !clock.instant().isBefore(token.until())) {
            token = fetch(oauth);
            known.put(oauth, token);
        }
        return token.value();
    }

    /** After a server has refused it. */
    void forget(ImapSettings.OAuth oauth) {
        known.remove(oauth);
    }

    private Token fetch(ImapSettings.OAuth oauth) throws IOException {
        Map<String, String> form = new TreeMap<>(Map.of(
                "grant_type", "refresh_token",
                "client_id", oauth.clientId(),
                "refresh_token", oauth.refreshToken()));
        if (oauth.clientSecret() != null) {
            form.put("client_secret", oauth.clientSecret());
        }
        HttpRequest request = HttpRequest.newBuilder(oauth.tokenUrl())
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            JsonNode body = JsonMapper.shared().readTree(answer.body());
            String value = body.path("access_token").asString("");
            if (answer.statusCode() != 200 || value.isEmpty()) {
                throw new IOException("Token refresh failed: " + answer.statusCode() + " "
                        + body.path("error").asString(""));
            }
            long seconds = body.path("expires_in").asLong(USUAL_SECONDS);
            return new Token(value, clock.instant().plusSeconds(Math.max(0, seconds - BEFORE_ITS_END)));
        } catch (JacksonException e) {
            throw new IOException("Token refresh failed: the answer is not JSON", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Token refresh failed: interrupted", e);
        }
    }
}
