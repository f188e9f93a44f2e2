package org.partnerdesk.demo;

import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.partnerdesk.platform.jobs.Workers;
import org.partnerdesk.platform.time.DeskClock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves a demonstration on in time, to show in a minute what a day does. How far it is ahead of the real present is kept
 * in the database and only grows, so that a later start does not fall back behind what has happened (ADR 0033).
 */
@Component
@ConditionalOnProperty(value = "partnerdesk.demo", matchIfMissing = true)
public class DemoClock {
    /** A start may be moved on by that much at once. */
    public static final Duration MOST = Duration.ofDays(366);

    private static final Duration SPOT = Duration.ofMillis(1);

    private final DeskClock clock;
    private final JdbcClient jdbc;
    private final List<Workers> workers;

    DemoClock(DeskClock clock, JdbcClient jdbc, List<Workers> workers) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.workers = workers;
    }

    /** Takes up how far this desk, or another node of it, is ahead. */
    @PostConstruct
    void catchUp() {
        jdbc.sql("select ahead_millis from demo.clock")
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis)
                .ifPresent(clock::runAhead);
    }

    /** The desk's present. */
    public Instant present() {
        return clock.instant();
    }

    /**
     * Moves the present on. Whatever falls due in between is done at its own moment and in order before this returns.
     *
     * @param by more than nothing, at most {@link #MOST}
     */
    public synchronized void advance(Duration by) {
        catchUp();
        Duration wanted = clock.ahead().plus(by);
        settle();
        for (Duration stop = next(wanted); stop.compareTo(wanted) < 0; stop = next(wanted)) {
            moveTo(stop);
        }
        moveTo(wanted);
        settle();
        workers.forEach(Workers::wake);
    }

    private void moveTo(Duration ahead) {
        jdbc.sql("""
                insert into demo.clock as kept (ahead_millis) values (:ahead)
                on conflict (one) do update set ahead_millis = greatest(kept.ahead_millis, excluded.ahead_millis)""").param("ahead", ahead.toMillis()).update();
        clock.runAhead(ahead);
        settle();
    }

    /** How far ahead the next thing falls due, if it does on the way. */
    private Duration next(Duration wanted) {
        Instant now = clock.instant();
        Optional<Instant> due =
                workers.stream().map(Workers::nextDue).flatMap(Optional::stream).min(Comparator.naturalOrder());
        return due.map(at -> clock.ahead().plus(Duration.between(now, at)).plus(SPOT))
                .filter(stop -> stop.compareTo(wanted) < 0)
                .orElse(wanted);
    }

    private void settle() {
        workers.forEach(Workers::settle);
    }
}
