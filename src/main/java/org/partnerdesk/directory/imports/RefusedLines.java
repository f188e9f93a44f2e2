package org.partnerdesk.directory.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.imports.reading.FactFile;
import org.partnerdesk.directory.imports.reading.LineRefusal;
import org.partnerdesk.platform.languages.Texts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The refused lines of an import as a file that can be mended and sent again: what stands before the columns of its kind
 * are notes. A line that has no such columns stands in the last note as it was.
 */
@Component
class RefusedLines {
    private final JdbcTemplate rows;

    RefusedLines(DataSource database) {
        this.rows = new JdbcTemplate(database);
        this.rows.setFetchSize(1_000);
    }

    /** In a transaction, since else the driver would hold all rows at once. */
    @Transactional(readOnly = true)
    void write(Import one, Texts texts, Writer csv) throws IOException {
        List<String> columns = FactFile.names(one.kind());
        line(csv, row(notes(texts), columns));
        try {
            rows.query(
                    "select line, refusal, detail, cells from directory.import_refused where import_id = ? order by line",
                    row -> {
                        write(row, columns.size(), texts, csv);
                    },
                    one.id());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (one.refused() > Stage.MOST_KEPT) {
            String more = texts.say("admin-directory.more-refused", Stage.MOST_KEPT, one.refused());
            line(csv, row(List.of("", "", more, ""), Collections.nCopies(columns.size(), "")));
        }
    }

    private static List<String> notes(Texts texts) {
        return Stream.of("line", "reason", texts.say("admin-directory.why"), "text")
                .map(FactFile.NOTE::concat)
                .toList();
    }

    private static void write(ResultSet row, int columns, Texts texts, Writer csv) throws SQLException {
        @Nullable String detail = row.getString("detail");
        LineRefusal refusal = LineRefusal.valueOf(row.getString("refusal"));
        String why = texts.say(Texts.key(refusal), detail == null ? "" : detail);
        List<String> cells = List.of((String[]) row.getArray("cells").getArray());
        boolean raw = cells.size() != columns;
        List<String> notes = List.of(row.getString("line"), refusal.name(), why, raw ? String.join("", cells) : "");
        try {
            line(csv, row(notes, raw ? Collections.nCopies(columns, "") : cells));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> row(List<String> notes, List<String> cells) {
        List<String> row = new ArrayList<>(notes);
        row.addAll(cells);
        return row;
    }

    private static void line(Writer csv, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            csv.append(i == 0 ? "" : ",").append(quoted(FactFile.guarded(cells.get(i))));
        }
        csv.append("\r\n");
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
