package org.partnerdesk.directory.imports;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.imports.reading.StagedLine;
import org.postgresql.copy.CopyIn;

/** Writes lines in the text format of PostgreSQL's COPY, some tens of kilobytes at a time. */
final class CopyRows {
    private static final int FULL = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder rows = new StringBuilder(FULL + 1024);

    CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    void write(StagedLine line) throws SQLException {
        rows.append(line.line());
        add(line.refusal() == null ? null : line.refusal().name());
        add(line.detail());
        line.values().forEach(this::add);
        add(line.cells() == null ? null : array(line.cells()));
        rows.append('\n');
        if (rows.length() >= FULL) {
            send();
        }
    }

    void end() throws SQLException {
        send();
        copy.endCopy();
    }

    private void send() throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    private void add(@Nullable String value) {
        rows.append('\t');
        if (value == null) {
            rows.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
    }

    private static String array(List<String> cells) {
        StringBuilder array = new StringBuilder("{");
        for (String cell : cells) {
            array.append(array.length() == 1 ? "\"" : ",\"")
                    .append(cell.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return array.append('}').toString();
    }
}
