package org.partnerdesk.directory.imports;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.imports.reading.Bounds;
import org.partnerdesk.directory.imports.reading.FactFile;
import org.partnerdesk.directory.imports.reading.FileRefused;
import org.partnerdesk.directory.imports.reading.ImportReason;
import org.partnerdesk.directory.imports.reading.Known;
import org.partnerdesk.directory.imports.reading.StagedLine;
import org.partnerdesk.directory.imports.reading.Unpacked;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Streams a file into a table of its own, in one transaction: the table is there with all lines, or not at all. The
 * transaction holds a lock by which other nodes, and this one after a restart, see that somebody still reads.
 */
@Component
class Staging {
    static final int LOCK_SPACE = 1_869_771_109;
    private static final int LINES_A_NOTE = 20_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate connections;
    private final TransactionTemplate whole;
    private final TransactionTemplate aside;
    private final ImportStore store;
    private final Directory directory;

    Staging(JdbcTemplate connections, PlatformTransactionManager transactions, ImportStore store, Directory directory) {
        this.jdbc = JdbcClient.create(connections);
        this.connections = connections;
        this.whole = new TransactionTemplate(transactions);
        this.aside = new TransactionTemplate(transactions);
        this.aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.store = store;
        this.directory = directory;
    }

    /** Reads the file to its end; answers the import it has become, staged or not. */
    long stage(ImportRequest request, InputStream file) {
        long id = store.nextId();
        try {
            whole.executeWithoutResult(status -> {
                jdbc.sql("select pg_advisory_xact_lock(:space, :key)")
                        .param("space", LOCK_SPACE)
                        .param("key", (int) id)
                        .query((row, n) -> true)
                        .single();
                aside.executeWithoutResult(other -> store.begin(id, request));
                copy(id, request, file);
            });
        } catch (FileRefused e) {
            store.end(id, ImportState.REFUSED, e.reason(), e.detail());
        } catch (BrokenOff e) {
            store.end(id, ImportState.FAILED, ImportReason.BROKEN_OFF, null);
        } catch (RuntimeException e) {
            store.end(id, ImportState.FAILED, ImportReason.OURS, null);
            throw e;
        }
        return id;
    }

    private void copy(long id, ImportRequest request, InputStream file) {
        String table = "directory." + request.kind().stage() + "_" + id;
        jdbc.sql("create unlogged table %s (like directory.%s, cells text[])"
                        .formatted(table, request.kind().stage()))
                .update();
        try (Unpacked unpacked = new Unpacked(file, Bounds.USUAL)) {
            // All that is asked of the database must be asked before: the connection is the COPY's from here to its
            // end.
            FactFile facts = new FactFile(
                    unpacked, request.kind(), request.charset(), Known.of(directory.vendor()), Bounds.USUAL);
            long lines = copy(id, "copy " + table + " (" + columns(request) + ") from stdin", facts, unpacked);
            if (lines == 0) {
                throw new FileRefused(ImportReason.NOTHING_IN_IT, "");
            }
            jdbc.sql("analyze " + table).update();
            store.staged(id, unpacked.position(), lines, facts.mayBeCut() ? ImportReason.MAYBE_CUT : null);
        } catch (IOException | UncheckedIOException e) {
            throw new BrokenOff(e);
        }
    }

    private static String columns(ImportRequest request) {
        return "line, refusal, detail, " + String.join(", ", FactFile.stageColumns(request.kind())) + ", cells";
    }

    private long copy(long id, String sql, FactFile facts, Unpacked position) {
        return requireNonNull(connections.execute((ConnectionCallback<Long>) connection -> {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            try {
                CopyRows rows = new CopyRows(copy);
                long lines = 0;
                for (StagedLine line = facts.next(); line != null; line = facts.next()) {
                    rows.write(line);
                    lines++;
                    if (lines % LINES_A_NOTE == 0) {
                        long soFar = lines;
                        aside.executeWithoutResult(other -> store.progress(id, position.position(), soFar));
                    }
                }
                rows.end();
                return lines;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        }));
    }

    /** The sender stopped in the middle. */
    private static final class BrokenOff extends RuntimeException {
        BrokenOff(Exception cause) {
            super(cause);
        }
    }
}
