package org.partnerdesk.directory.imports.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.FactKind;

/** A file of facts, read line by line: CSV, or JSON Lines when it begins with a brace. */
public final class FactFile {
    private final Lines lines;
    private final FactReader reader;

    /**
     * @param unpacked the file's bytes
     * @throws FileRefused when it is no file of this kind
     */
    public FactFile(InputStream unpacked, FactKind kind, Charset charset, Known known, Bounds bounds)
            throws IOException {
        Decoded text = new Decoded(unpacked, charset);
        while (Character.isWhitespace(text.peek())) {
            text.read();
        }
        if (text.peek() == Decoded.END) {
            throw new FileRefused(ImportReason.NOTHING_IN_IT, "");
        }
        this.lines = text.peek() == '{' ? new JsonLines(text, bounds, names(kind)) : new CsvLines(text, bounds);
        this.reader = new FactReader(kind, lines.columns(), known);
    }

    /**
     * The next line, refused or not; null at the end.
     *
     * @throws FileRefused when the rest cannot be read
     */
    public @Nullable StagedLine next() throws IOException {
        Lines.Line line = lines.next();
        return line == null ? null : reader.read(line);
    }

    /** The columns that such files may have, in the order of {@link StagedLine#cells()}. */
    public static List<String> names(FactKind kind) {
        return FactColumns.of(kind).stream().map(FactColumn::name).toList();
    }

    /** The stage's columns, in the order of {@link StagedLine#values()}. */
    public static List<String> stageColumns(FactKind kind) {
        return FactColumns.of(kind).stream().map(FactColumn::sql).toList();
    }
}
