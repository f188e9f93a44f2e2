package org.partnerdesk.directory.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.imports.reading.FactFile;
import org.partnerdesk.directory.imports.reading.LineRefusal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The refused lines of an import as a file that can be mended and sent again. */
@Component
public class RefusedLines {
    private static final String FORMULA_SIGNS = "=+-@\t\r";

    private final JdbcTemplate rows;

    RefusedLines(DataSource database) {
        this.rows = new JdbcTemplate(database);
        this.rows.setFetchSize(1_000);
    }

    /** Says a reason in the reader's language. */
    public interface Words {
        String say(LineRefusal refusal, String detail);
    }

    /** In a transaction, since else the driver would hold all rows at once. */
    @Transactional(readOnly = true)
    void write(Import one, Words words, Writer csv) throws IOException {
        List<String> header = new ArrayList<>(List.of("line", "reason", "what is wrong"));
        header.addAll(FactFile.names(one.kind()));
        line(csv, header);
        try {
            rows.query(
                    "select line, refusal, detail, cells from directory.import_refused where import_id = ? order by line",
                    row -> {
                        write(row, words, csv);
                    },
                    one.id());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(ResultSet row, Words words, Writer csv) throws SQLException {
        @Nullable String detail = row.getString("detail");
        LineRefusal refusal = LineRefusal.valueOf(row.getString("refusal"));
        List<String> cells = new ArrayList<>();
        cells.add(row.getString("line"));
        cells.add(refusal.name());
        cells.add(words.say(refusal, detail == null ? "" : detail));
        cells.addAll(List.of((String[]) row.getArray("cells").getArray()));
        try {
            line(csv, cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(Writer csv, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            csv.append(i == 0 ? "" : ",").append(quoted(cells.get(i)));
        }
        csv.append("\r\n");
    }

    /** An apostrophe keeps a program that opens the table from taking a cell for a formula. */
    private static String quoted(String cell) {
        String safe = !cell.isEmpty() && FORMULA_SIGNS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
