package org.partnerdesk.directory.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.directory.imports.reading.ImportReason;

/**
 * A file of facts and what has become of it.
 *
 * @param name of the file
 * @param byEmail who sent it
 * @param reason why it waits, was refused or failed, or what else there is to say of it
 * @param detail the argument of the reason's words
 * @param approvedBy who had it applied or taken back
 * @param bytes how much of the file has been read, as it was sent
 * @param bytesExpected how long it is, if the sender said so
 * @param lines that were read, refused ones among them
 * @param change the change of the directory that it made
 * @param preview the first facts of each group as JSON, for an import that waits
 * @param phase what is done to it at this moment
 */
public record Import(
        long id,
        FactKind kind,
        ImportMode mode,
        boolean dryRun,
        String name,
        @Nullable String byEmail,
        Instant at,
        ImportState state,
        @Nullable ImportReason reason,
        @Nullable String detail,
        @Nullable String approvedBy,
        long bytes,
        @Nullable Long bytesExpected,
        long lines,
        long refused,
        long added,
        long changed,
        long same,
        long ended,
        @Nullable Long change,
        @Nullable String preview,
        @Nullable ImportPhase phase) {

    boolean isApproved() {
        return approvedBy != null;
    }

    /** The name of the table, in the schema {@code directory}, that holds its rows until they are applied. */
    String table() {
        return kind.stage() + "_" + id;
    }
}
