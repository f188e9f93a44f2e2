package org.partnerdesk.directory.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.languages.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door for files of facts. */
@Component
public class DirectoryImports {
    private final Staging staging;
    private final ImportStore store;
    private final Stage stage;
    private final RefusedLines refusedLines;
    private final Bell bell;

    DirectoryImports(Staging staging, ImportStore store, Stage stage, RefusedLines refusedLines, Bell importBell) {
        this.staging = staging;
        this.store = store;
        this.stage = stage;
        this.refusedLines = refusedLines;
        this.bell = importBell;
    }

    /** What came of an act on an import. */
    public enum Done {
        DONE,
        NO_SUCH_IMPORT,
        /** The import is in a state in which it makes no sense. */
        NOT_NOW
    }

    /**
     * Reads a file to its end and keeps its lines; checking and applying them goes on after the return.
     *
     * @return the import: staged, or refused or failed with a reason
     */
    public Import take(ImportRequest request, InputStream file) {
        long id = staging.stage(request, file);
        bell.ring();
        return store.find(id).orElseThrow();
    }

    public Optional<Import> find(long id) {
        return store.find(id);
    }

    /**
     * Newest first.
     *
     * @param before only imports older than this one; null: the newest
     */
    public List<Import> latest(@Nullable Long before, int rows) {
        return store.latest(before, rows);
    }

    /** Has an import applied that waits for a person. */
    @Transactional
    public Done apply(long id, String byEmail) {
        return move(id, ImportState.WAITING, ImportState.STAGED, byEmail);
    }

    /** Forgets an import that waits for a person. */
    @Transactional
    public Done drop(long id) {
        Done done = move(id, ImportState.WAITING, ImportState.DROPPED, null);
        if (done == Done.DONE) {
            store.find(id).ifPresent(stage::drop);
        }
        return done;
    }

    /** Has an applied import taken back, as far as no later change has touched the same facts. */
    @Transactional
    public Done undo(long id, String byEmail) {
        boolean changed = store.find(id).map(Import::change).isPresent();
        return changed ? move(id, ImportState.APPLIED, ImportState.UNDOING, byEmail) : notNow(id);
    }

    /** Writes the refused lines as CSV that can be mended and sent again: notes in words, then the cells as they stood. */
    public void refused(Import one, Texts texts, Writer csv) throws IOException {
        refusedLines.write(one, texts, csv);
    }

    private Done move(long id, ImportState from, ImportState to, @Nullable String byEmail) {
        if (!store.move(id, from, to, byEmail)) {
            return notNow(id);
        }
        bell.ringAfterCommit();
        return Done.DONE;
    }

    private Done notNow(long id) {
        return store.find(id).isPresent() ? Done.NOT_NOW : Done.NO_SUCH_IMPORT;
    }

    /** The columns that a file of this kind may have. */
    public static List<String> columns(FactKind kind) {
        return org.partnerdesk.directory.imports.reading.FactFile.names(kind);
    }
}
