package org.partnerdesk.directory.imports.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.FactKind;

/** A file of facts, read line by line: CSV, or JSON Lines when it begins with a brace. */
public final class FactFile {
    /** Columns whose name begins with it are notes, such as those beside refused lines, and are not read. */
    public static final String NOTE = "#";

    private final Decoded text;
    private final boolean json;
    private final Lines lines;
    private final FactReader reader;

    /**
     * @param unpacked the file's bytes
     * @throws FileRefused when it is no file of this kind
     */
    public FactFile(InputStream unpacked, FactKind kind, Charset charset, Known known, Bounds bounds)
            throws IOException {
        this.text = new Decoded(unpacked, charset);
        while (Character.isWhitespace(text.peek())) {
            text.read();
        }
        if (text.peek() == Decoded.END) {
            throw new FileRefused(ImportReason.NOTHING_IN_IT, "");
        }
        this.json = text.peek() == '{';
        this.lines = json ? new JsonLines(text, bounds, names(kind)) : new CsvLines(text, bounds);
        this.reader = new FactReader(kind, lines.columns(), known);
    }

    /**
     * The next line, refused or not; null at the end.
     *
     * @throws FileRefused when the rest cannot be read
     */
    public @Nullable StagedLine next() throws IOException {
        Lines.Line line = lines.next();
        if (line == null) {
            return null;
        }
        boolean none = line.refusal() == LineRefusal.WRONG_CELLS || line.refusal() == LineRefusal.NOT_JSON;
        if (none && text.endsInLine()) {
            throw new FileRefused(ImportReason.CUT_OFF, line.no());
        }
        return reader.read(line);
    }

    /** Whether the file, read to its end, may have been cut in its last cell: an object's brace would tell. */
    public boolean mayBeCut() {
        return !json && text.endsInLine();
    }

    /** The columns that such files may have, in the order of {@link StagedLine#cells()}. */
    public static List<String> names(FactKind kind) {
        return FactColumns.of(kind).stream().map(FactColumn::name).toList();
    }

    /** A cell that programs which open a table do not take for a formula; reading takes the apostrophe away again. */
    public static String guarded(String cell) {
        return Cells.isFormula(cell) ? Cells.GUARD + cell : cell;
    }

    /** The stage's columns, in the order of {@link StagedLine#values()}. */
    public static List<String> stageColumns(FactKind kind) {
        return FactColumns.of(kind).stream().map(FactColumn::sql).toList();
    }
}
