package org.partnerdesk.platform.mail;

import static java.time.ZoneOffset.UTC;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys that sign mail, oldest first. The first one is made when it is first needed. */
@Component
class MailKeys {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;
    private volatile List<byte[]> known = List.of();

    MailKeys(JdbcClient jdbc, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    byte[] newest() {
        return all().getLast();
    }

    List<byte[]> all() {
        List<byte[]> keys = known;
        if (keys.isEmpty()) {
            keys = read();
            if (keys.isEmpty()) {
                // Of its own, since mail must not be signed with a key that a rollback then takes away.
                ownTransaction.executeWithoutResult(status -> makeFirst());
                keys = read();
            }
            known = keys;
        }
        return keys;
    }

    private List<byte[]> read() {
        return jdbc.sql("select secret from platform.mail_key where retired_at is null order by id")
                .query((row, n) -> row.getBytes(1))
                .list();
    }

    private void makeFirst() {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        jdbc.sql("""
                insert into platform.mail_key (id, secret, created_at) values (1, :secret, :now)
                on conflict do nothing
                """)
                .param("secret", secret)
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }
}
