package org.partnerdesk.directory;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * Numbers the changes of the directory. One is made at a time, so that their numbers follow the order of their commits
 * and whoever reads sees whole changes only, up to some number.
 */
@Component
@NamedInterface("facts")
public class Changes {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Changes(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps others from changing the directory until the caller's transaction ends; false if one of them takes longer
     * than a person should wait.
     */
    boolean isMyTurn() {
        return jdbc.sql("select directory.my_turn()").query(Boolean.class).single();
    }

    /** Begins a change in the caller's transaction; other changes wait for its end, readers do not. */
    public Version begin(ChangeKind kind, @Nullable String byEmail, @Nullable String note) {
        jdbc.sql("lock table directory.change in share row exclusive mode").update();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long no = jdbc.sql("""
                insert into directory.change (no, at, kind, by_email, note)
                select coalesce(max(no), 0) + 1, :at, :kind, :by, :note from directory.change returning no""")
                .param("at", at.atOffset(UTC))
                .param("kind", kind.name())
                .param("by", byEmail)
                .param("note", note)
                .query(Long.class)
                .single();
        Version version = new Version(no, at);
        events.publishEvent(new DirectoryChanged(version, kind));
        return version;
    }
}
