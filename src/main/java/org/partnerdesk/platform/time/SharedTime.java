package org.partnerdesk.platform.time;

import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.partnerdesk.platform.jobs.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds this node's clock back when it runs ahead of the database's, which all nodes have in common: a node that is ahead
 * would find promises broken that another still sees kept in time (ADR 0036).
 */
@Component
class SharedTime implements Workers.Job {
    /** Below this it may be the way to the database and back. */
    private static final Duration TOLERATED = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(SharedTime.class);

    private final DeskClock clock;
    private final JdbcClient jdbc;

    SharedTime(DeskClock clock, JdbcClient jdbc) {
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @PostConstruct
    void compare() {
        Instant here = clock.unheld();
        Instant there = jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Duration tooFar = Duration.between(there, here);
        Duration held = tooFar.compareTo(TOLERATED) > 0 ? tooFar : Duration.ZERO;
        if (held.minus(clock.heldBack()).abs().compareTo(TOLERATED) > 0) {
            LOG.warn(
                    held.isZero()
                            ? "This machine's clock agrees with the database's again"
                            : "This machine's clock is {} ahead of the database's; the desk goes by the database's",
                    held);
        }
        clock.holdBack(held);
    }

    @Override
    public void doDue(BooleanSupplier wanted) {
        compare();
    }

    /** Whenever the worker looks again. */
    @Override
    public Optional<Instant> nextDue(Instant now) {
        return Optional.empty();
    }
}
