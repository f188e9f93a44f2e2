package org.partnerdesk.directory.imports.reading;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.platform.text.StorableText;

/** Makes facts of one kind out of lines. A line that is refused still says whom it is about, where that can be read. */
final class FactReader {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LINE = 10_000;

    private final List<FactColumn> columns;
    private final Known known;
    private final int region;
    private final int dataCentre;
    private final int from;
    private final int until;

    /** For each column of the kind its place in the file; -1: the file has none. */
    private final int[] places;

    /** @throws FileRefused when the columns of the file are not those of the kind */
    FactReader(FactKind kind, List<String> found, Known known) {
        this.columns = FactColumns.of(kind);
        this.known = known;
        this.places = places(found);
        List<String> sql = columns.stream().map(FactColumn::sql).toList();
        this.region = sql.indexOf("region");
        this.dataCentre = sql.indexOf("data_centre");
        this.from = sql.indexOf("from_on");
        this.until = sql.indexOf("until_on");
    }

    StagedLine read(Lines.Line line) {
        if (line.refusal() != null) {
            return new StagedLine(
                    line.no(),
                    line.refusal(),
                    line.detail(),
                    Collections.nCopies(columns.size(), null),
                    List.of(shown(String.valueOf(line.cells().getFirst()), LONGEST_LINE)));
        }
        @Nullable String[] values = new String[columns.size()];
        LineRefusal refusal = null;
        String detail = null;
        for (int i = 0; i < values.length; i++) {
            Cell cell = cell(columns.get(i), text(line, i));
            values[i] = cell.value();
            if (cell.refusal() != null && refusal == null) {
                refusal = cell.refusal();
                detail = requireNonNullElse(cell.detail(), columns.get(i).name());
            }
        }
        if (refusal == null && isBefore(values[until], values[from])) {
            refusal = LineRefusal.UNTIL_BEFORE_FROM;
            detail = "until";
        }
        if (region >= 0 && values[region] == null) {
            values[region] = values[dataCentre] == null ? null : known.regions().get(values[dataCentre]);
        }
        return new StagedLine(line.no(), refusal, detail, Arrays.asList(values), refusal == null ? null : cells(line));
    }

    private Cell cell(FactColumn column, String text) {
        String meant = text.isEmpty() ? column.otherwise() : text;
        if (meant == null) {
            return column.required() ? Cell.refused(LineRefusal.MISSING) : Cell.of(null);
        }
        if (meant.isEmpty()) {
            return switch (column.sql()) {
                case "zgids", "domains", "tiers" -> Cell.of("{}");
                default -> Cell.of("");
            };
        }
        if (!StorableText.of(text).equals(text)) {
            return Cell.refused(LineRefusal.NUL_CHARACTER);
        }
        return column.read().read(meant, known);
    }

    private String text(Lines.Line line, int column) {
        int place = places[column];
        String text = place < 0 ? null : line.cells().get(place);
        return text == null ? "" : Cells.bare(text.strip());
    }

    private List<String> cells(Lines.Line line) {
        List<String> cells = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            cells.add(StorableText.of(text(line, i)));
        }
        return cells;
    }

    /** Days in ISO form sort as text. */
    private static boolean isBefore(@Nullable String until, @Nullable String from) {
        return until != null && from != null && until.compareTo(from) < 0;
    }

    private int[] places(List<String> found) {
        List<String> plain = found.stream().map(FactColumns::plain).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < plain.size(); i++) {
            String name = plain.get(i);
            if (name.startsWith(FactFile.NOTE)) {
                continue;
            }
            if (columns.stream()
                    .noneMatch(column -> FactColumns.plain(column.name()).equals(name))) {
                throw new FileRefused(ImportReason.UNKNOWN_COLUMN, shown(found.get(i), LONGEST_NAME));
            }
            if (!seen.add(name)) {
                throw new FileRefused(ImportReason.DOUBLE_COLUMN, found.get(i));
            }
        }
        return columns.stream()
                .mapToInt(column -> {
                    int place = plain.indexOf(FactColumns.plain(column.name()));
                    if (place < 0 && column.required()) {
                        throw new FileRefused(ImportReason.MISSING_COLUMN, column.name());
                    }
                    return place;
                })
                .toArray();
    }

    private static String shown(String text, int most) {
        String clean = StorableText.of(text);
        return clean.length() <= most ? clean : clean.substring(0, most) + '…';
    }
}
