package org.partnerdesk.directory.imports.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a cell says.
 *
 * @param value as PostgreSQL reads it for the column's type; null: nothing
 * @param refusal why it cannot be taken
 * @param detail null: the name of the column
 */
record Cell(
        @Nullable String value,
        @Nullable LineRefusal refusal,
        @Nullable String detail) {
    static Cell of(@Nullable String value) {
        return new Cell(value, null, null);
    }

    static Cell refused(LineRefusal refusal) {
        return new Cell(null, refusal, null);
    }

    static Cell refused(LineRefusal refusal, String detail) {
        return new Cell(null, refusal, detail);
    }
}
