package org.partnerdesk.directory.imports;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.directory.FactStore.Difference;
import org.partnerdesk.directory.imports.reading.ImportReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what has become of each import. */
@Component
class ImportStore {
    private static final String COLUMNS = """
            select id, kind, mode, dry_run, name, by_email, at, state, reason, detail, approved_by, bytes, bytes_expected,
                   lines, refused, added, changed, same, ended, change, preview,
                   (select phase from directory.import_phase p where p.import_id = import.id) as phase
            from directory.import
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate aside;
    private final Clock clock;

    ImportStore(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.aside = new TransactionTemplate(transactions);
        this.aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    long nextId() {
        return jdbc.sql("select nextval(pg_get_serial_sequence('directory.import', 'id'))")
                .query(Long.class)
                .single();
    }

    void begin(long id, ImportRequest request) {
        jdbc.sql("""
                insert into directory.import (id, kind, mode, dry_run, name, by_email, at, state, bytes_expected)
                overriding system value
                values (:id, :kind, :mode, :dryRun, :name, :by, :at, 'RECEIVING', :expected)""")
                .param("id", id)
                .param("kind", request.kind().name())
                .param("mode", request.mode().name())
                .param("dryRun", request.dryRun())
                .param("name", request.name())
                .param("by", request.byEmail())
                .param("at", clock.instant().atOffset(UTC))
                .param("expected", request.length())
                .update();
    }

    void progress(long id, long bytes, long lines) {
        jdbc.sql("update directory.import set bytes = :bytes, lines = :lines where id = :id")
                .param("id", id)
                .param("bytes", bytes)
                .param("lines", lines)
                .update();
    }

    /** @param doubt why a person should look at it, whatever comes of its lines */
    void staged(long id, long bytes, long lines, @Nullable ImportReason doubt) {
        jdbc.sql("""
                update directory.import
                set state = 'STAGED', bytes = :bytes, lines = :lines, staged = :lines, reason = :doubt
                where id = :id""")
                .param("doubt", doubt == null ? null : doubt.name())
                .param("id", id)
                .param("bytes", bytes)
                .param("lines", lines)
                .update();
    }

    /** The oldest import that the desk has something to do for, kept from all other nodes until the transaction ends. */
    Optional<Import> claim() {
        return jdbc.sql(COLUMNS + """
                where state in ('STAGED', 'UNDOING') order by id limit 1 for update skip locked""").query((row, n) -> read(row)).optional();
    }

    /** Fails the uploads whose node is gone: nobody holds their lock. */
    void failBrokenOff() {
        List<Long> receiving = jdbc.sql("select id from directory.import where state = 'RECEIVING'")
                .query((row, n) -> row.getLong(1))
                .list();
        for (long id : receiving) {
            jdbc.sql("""
                    update directory.import set state = 'FAILED', reason = 'BROKEN_OFF'
                    where id = :id and state = 'RECEIVING' and pg_try_advisory_xact_lock(:space, :key)""")
                    .param("id", id)
                    .param("space", Staging.LOCK_SPACE)
                    .param("key", (int) id)
                    .update();
        }
    }

    void end(long id, ImportState state, @Nullable ImportReason reason, @Nullable String detail) {
        jdbc.sql("delete from directory.import_phase where import_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("""
                update directory.import set state = :state, reason = :reason, detail = :detail where id = :id""")
                .param("id", id)
                .param("state", state.name())
                .param("reason", reason == null ? null : reason.name())
                .param("detail", detail)
                .update();
    }

    /** Says what is done to it, in a transaction of its own: the one that does it shows nothing before its end. */
    void phase(long id, ImportPhase phase) {
        aside.executeWithoutResult(status ->
                jdbc.sql("""
                insert into directory.import_phase (import_id, phase) values (:id, :phase)
                on conflict (import_id) do update set phase = excluded.phase""").param("id", id).param("phase", phase.name()).update());
    }

    /** What it comes to: what has been done if {@code change} is given, what would be done if not. */
    void counted(long id, Difference difference, long ended, @Nullable Long change) {
        jdbc.sql("""
                update directory.import
                set added = :added, changed = :changed, same = :same, ended = :ended, change = :change
                where id = :id""")
                .param("id", id)
                .param("added", difference.added())
                .param("changed", difference.changed())
                .param("same", difference.same())
                .param("ended", ended)
                .param("change", change)
                .update();
    }

    void preview(long id, String json) {
        jdbc.sql("update directory.import set preview = :json::jsonb where id = :id")
                .param("id", id)
                .param("json", json)
                .update();
    }

    void refused(long id, long lines) {
        jdbc.sql("update directory.import set refused = :lines where id = :id")
                .param("id", id)
                .param("lines", lines)
                .update();
    }

    void undone(long id, @Nullable Long change) {
        jdbc.sql("update directory.import set undo_change = :change where id = :id")
                .param("id", id)
                .param("change", change)
                .update();
    }

    /** Takes it from one state to another; answers whether it was in the first. */
    boolean move(long id, ImportState from, ImportState to, @Nullable String approvedBy) {
        return jdbc.sql("""
                update directory.import
                set state = :to, approved_by = coalesce(:by, approved_by), reason = null, detail = null
                where id = :id and state = :from""")
                        .param("id", id)
                        .param("from", from.name())
                        .param("to", to.name())
                        .param("by", approvedBy)
                        .update()
                == 1;
    }

    long staged(long id) {
        return jdbc.sql("select staged from directory.import where id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    Optional<Import> find(long id) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("id", id)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Newest first. */
    List<Import> latest(@Nullable Long before, int rows) {
        return jdbc.sql(COLUMNS + "where :before::bigint is null or id < :before order by id desc limit :rows")
                .param("before", before)
                .param("rows", rows)
                .query((row, n) -> read(row))
                .list();
    }

    private static Import read(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String phase = row.getString("phase");
        return new Import(
                row.getLong("id"),
                FactKind.valueOf(row.getString("kind")),
                ImportMode.valueOf(row.getString("mode")),
                row.getBoolean("dry_run"),
                row.getString("name"),
                row.getString("by_email"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                ImportState.valueOf(row.getString("state")),
                reason == null ? null : ImportReason.valueOf(reason),
                row.getString("detail"),
                row.getString("approved_by"),
                row.getLong("bytes"),
                row.getObject("bytes_expected", Long.class),
                row.getLong("lines"),
                row.getLong("refused"),
                row.getLong("added"),
                row.getLong("changed"),
                row.getLong("same"),
                row.getLong("ended"),
                row.getObject("change", Long.class),
                row.getString("preview"),
                phase == null ? null : ImportPhase.valueOf(phase));
    }
}
