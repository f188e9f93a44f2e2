package org.partnerdesk.directory.imports.reading;

import org.jspecify.annotations.Nullable;

/**
 * A column that files of a kind may have.
 *
 * @param name as documented
 * @param sql the column of the stage
 * @param otherwise what an empty cell means, as a cell would spell it; null: nothing
 */
record FactColumn(
        String name, String sql, boolean required, @Nullable String otherwise, Read read) {
    /** Reads a cell that is not empty. */
    interface Read {
        Cell read(String cell, Known known);
    }

    static FactColumn needed(String name, String sql, Read read) {
        return new FactColumn(name, sql, true, null, read);
    }

    static FactColumn optional(String name, String sql, Read read) {
        return new FactColumn(name, sql, false, null, read);
    }

    static FactColumn optional(String name, String sql, String otherwise, Read read) {
        return new FactColumn(name, sql, false, otherwise, read);
    }
}
