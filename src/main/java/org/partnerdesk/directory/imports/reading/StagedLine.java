package org.partnerdesk.directory.imports.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file as it goes to the stage.
 *
 * @param values one for each column of the kind, as PostgreSQL reads them
 * @param cells what the line said in these columns, or the whole line as one cell where it has no such columns; kept of
 *     refused lines only
 */
public record StagedLine(
        long line,
        @Nullable LineRefusal refusal,
        @Nullable String detail,
        List<@Nullable String> values,
        @Nullable List<String> cells) {}
