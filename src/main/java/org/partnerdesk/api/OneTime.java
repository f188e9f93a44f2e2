package org.partnerdesk.api;

import static java.time.ZoneOffset.UTC;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes a creating call happen once for its {@code Idempotency-Key}, whoever repeats it and on whichever node. */
@Component
class OneTime {
    private static final int LONGEST_KEY = 255;

    private final JdbcClient jdbc;
    private final Clock clock;

    OneTime(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Earlier(String hash, long ticketId) {}

    /**
     * The ticket of the call's first time. A second call at the same moment waits for the first one's commit.
     *
     * @throws Refused when the key stood for another body
     */
    @Transactional
    public long ticket(String key, String body, Supplier<Long> create) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw Refused.field("idempotency-key", "Idempotency-Key", LONGEST_KEY);
        }
        String hash = hash(body);
        boolean first = jdbc.sql("""
                insert into api.idempotency (key, request_hash, at) values (:key, :hash, :at) on conflict do nothing""")
                        .param("key", key)
                        .param("hash", hash)
                        .param("at", clock.instant().atOffset(UTC))
                        .update()
                == 1;
        if (!first) {
            Earlier earlier = earlier(key).orElseThrow();
            if (!earlier.hash().equals(hash)) {
                throw Refused.field("idempotency-key-reused", "Idempotency-Key");
            }
            return earlier.ticketId();
        }
        long ticketId = create.get();
        jdbc.sql("update api.idempotency set ticket_id = :ticket where key = :key")
                .param("ticket", ticketId)
                .param("key", key)
                .update();
        return ticketId;
    }

    private Optional<Earlier> earlier(String key) {
        return jdbc.sql("select request_hash, ticket_id from api.idempotency where key = :key")
                .param("key", key)
                .query((row, n) -> new Earlier(row.getString("request_hash"), row.getLong("ticket_id")))
                .optional();
    }

    private static String hash(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JVM has SHA-256", e);
        }
    }
}
