package org.partnerdesk.directory.imports.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV (RFC 4180), separated by comma, semicolon or tab, whichever its header has most of. */
final class CsvLines implements Lines {
    private static final String SEPARATORS = ",;\t";

    private final Decoded text;
    private final Bounds bounds;
    private final StringBuilder cell = new StringBuilder();
    private final List<String> columns;
    private int separator = -1;
    private int length;

    CsvLines(Decoded text, Bounds bounds) throws IOException {
        this.text = text;
        this.bounds = bounds;
        StringBuilder header = new StringBuilder();
        long no = text.line();
        while (text.peek() != Decoded.END && header.toString().isBlank()) {
            no = text.line();
            text.readLine(header, bounds.line());
        }
        this.columns = header(header.toString(), no);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable Line next() throws IOException {
        while (text.peek() != Decoded.END) {
            long no = text.line();
            List<@Nullable String> cells = cells();
            boolean empty =
                    cells.size() == 1 && String.valueOf(cells.getFirst()).isBlank();
            if (!empty) {
                return cells.size() == columns.size()
                        ? new Line(no, cells)
                        : Line.none(
                                no,
                                String.join(Character.toString(separator), cells),
                                LineRefusal.WRONG_CELLS,
                                cells.size() + "/" + columns.size());
            }
        }
        return null;
    }

    private List<String> header(String line, long no) {
        long most = 0;
        separator = SEPARATORS.charAt(0);
        for (char candidate : SEPARATORS.toCharArray()) {
            long count = line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                separator = candidate;
            }
        }
        if (most >= bounds.columns()) {
            throw new FileRefused(ImportReason.TOO_MANY_COLUMNS, no);
        }
        List<String> names = new ArrayList<>();
        for (String name : line.split(Character.toString(separator), -1)) {
            String bare = name.strip();
            names.add(
                    bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")
                            ? bare.substring(1, bare.length() - 1)
                            : bare);
        }
        return List.copyOf(names);
    }

    private List<@Nullable String> cells() throws IOException {
        List<@Nullable String> cells = new ArrayList<>(columns.size());
        long no = text.line();
        length = 0;
        int end;
        do {
            cell.setLength(0);
            end = text.peek() == '"' ? quoted() : plain(no);
            cells.add(cell.toString());
            if (cells.size() > bounds.columns()) {
                throw new FileRefused(ImportReason.TOO_MANY_COLUMNS, no);
            }
        } while (end == separator);
        return cells;
    }

    private int plain(long no) throws IOException {
        int c = text.read();
        while (c != separator && c != '\n' && c != Decoded.END) {
            append(c, no, ImportReason.LINE_TOO_LONG);
            c = text.read();
        }
        return c;
    }

    /** A quote that is closed in the middle of a cell was most likely opened by mistake on an earlier line. */
    private int quoted() throws IOException {
        long no = text.line();
        text.read();
        while (true) {
            int c = text.read();
            if (c == Decoded.END) {
                throw new FileRefused(ImportReason.UNCLOSED_QUOTE, no);
            }
            if (c == '"' && text.peek() != '"') {
                int after = text.read();
                while (after == ' ') {
                    after = text.read();
                }
                if (after != separator && after != '\n' && after != Decoded.END) {
                    throw new FileRefused(ImportReason.UNCLOSED_QUOTE, no);
                }
                return after;
            }
            append(c == '"' ? text.read() : c, no, ImportReason.UNCLOSED_QUOTE);
        }
    }

    private void append(int c, long no, ImportReason tooLong) {
        cell.append((char) c);
        length++;
        if (length > bounds.line()) {
            throw new FileRefused(tooLong, no);
        }
    }
}
