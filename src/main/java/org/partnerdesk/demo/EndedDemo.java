package org.partnerdesk.demo;

import jakarta.annotation.PostConstruct;
import org.partnerdesk.platform.CannotStart;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A desk whose present was moved on has promises and mail of days to come: it stays a demonstration. */
@Component
@ConditionalOnProperty(value = "partnerdesk.demo", havingValue = "false")
class EndedDemo {
    private final JdbcClient jdbc;

    EndedDemo(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws CannotStart with what to do instead */
    @PostConstruct
    void refuse() {
        jdbc.sql("select ahead_millis from demo.clock")
                .query(Long.class)
                .optional()
                .ifPresent(ahead -> {
                    throw new CannotStart(
                            "This database is of a demonstration whose clock was moved on, so it holds days that have"
                                    + " not come yet. Start with PARTNERDESK_DEMO=true, or with an empty database.");
                });
    }
}
