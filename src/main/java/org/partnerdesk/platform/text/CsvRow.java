package org.partnerdesk.platform.text;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row of CSV (RFC 4180). A text that a spreadsheet would take for a formula begins with an apostrophe. */
public final class CsvRow {
    private CsvRow() {}

    /** Null is an empty cell, a number is left as it is. The row ends with CR LF. */
    public static String of(Stream<?> cells) {
        return cells.map(CsvRow::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable Object value) {
        String text = Objects.toString(value, "");
        String safe = !(value instanceof Number) && text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("[^\",\\r\\n]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
