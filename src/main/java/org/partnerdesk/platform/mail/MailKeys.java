package org.partnerdesk.platform.mail;

import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign mail. The first is made when it is first needed, another when the newest has come of age; none is
 * ever deleted. Nodes keep what they have read; another node's new key is found by the first signature that needs it.
 */
@Component
class MailKeys {
    /** Forged signatures must not make a query each. */
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final MailKeySettings settings;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;
    private volatile @Nullable Known known;

    MailKeys(JdbcClient jdbc, MailKeySettings settings, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    private record Key(int id, byte[] secret, Instant createdAt, boolean retired) {}

    private record Known(List<Key> keys, long readAtNanos) {
        List<byte[]> believed() {
            return keys.stream().filter(key -> !key.retired()).map(Key::secret).toList();
        }
    }

    /** The one that signs now. */
    byte[] newest() {
        Known now = known();
        if (isDue(now)) {
            // Of its own, since mail must not be signed with a key that a rollback then takes away.
            ownTransaction.executeWithoutResult(status -> rotate());
            now = read();
        }
        return now.keys().getLast().secret();
    }

    /** Those that are believed, oldest first. */
    List<byte[]> all() {
        return known().believed();
    }

    /** The very first: what hangs on it stays the same for ever. */
    byte[] first() {
        return known().keys().getFirst().secret();
    }

    /** Looks whether another node has made a key meanwhile. @return whether it is worth to ask again */
    boolean readAgain() {
        Known before = known();
        boolean soon = System.nanoTime() - before.readAtNanos() < BETWEEN_READINGS.toNanos();
        return !soon && read().keys().size() > before.keys().size();
    }

    private Known known() {
        Known read = known;
        if (read == null) {
            read = read();
        }
        if (read.keys().isEmpty()) {
            ownTransaction.executeWithoutResult(status -> rotate());
            read = read();
        }
        return read;
    }

    private boolean isDue(Known now) {
        return !now.keys().getLast().createdAt().plus(settings.age()).isAfter(clock.instant());
    }

    private Known read() {
        Known read = new Known(
                jdbc.sql(
                                "select id, secret, created_at, retired_at is not null as retired from platform.mail_key order by id")
                        .query((row, n) -> new Key(
                                row.getInt("id"),
                                requireNonNull(row.getBytes("secret")),
                                row.getObject("created_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getBoolean("retired")))
                        .list(),
                System.nanoTime());
        known = read;
        return read;
    }

    /** Of nodes that do so at once, one makes the key. */
    private void rotate() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        Instant now = clock.instant();
        jdbc.sql("""
                insert into platform.mail_key (id, secret, created_at)
                select coalesce(max(id), 0) + 1, :secret, :now from platform.mail_key
                having max(created_at) is null or max(created_at) <= :due
                on conflict do nothing""")
                .param("secret", secret)
                .param("now", now.atOffset(UTC))
                .param("due", now.minus(settings.age()).atOffset(UTC))
                .update();
        jdbc.sql("""
                update platform.mail_key set retired_at = :now
                where retired_at is null and created_at <= :ended and id < (select max(id) from platform.mail_key)""")
                .param("now", now.atOffset(UTC))
                .param("ended", now.minus(settings.life()).atOffset(UTC))
                .update();
    }
}
