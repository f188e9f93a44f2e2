package org.partnerdesk.reporting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.text.CsvRow;
import org.partnerdesk.reporting.AttainmentRow.Figures;

/** Attainment as a file: the same columns as CSV (RFC 4180) and as a workbook; rates are 0 to 1, empty when there is none. */
public final class AttainmentFile {
    /** As IANA has it for XLSX. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final List<String> FIGURES = List.of(
            "promised",
            "goal_met",
            "goal_rate",
            "limit_met",
            "limit_rate",
            "limit_missed",
            "corrected_promised",
            "corrected_goal_met",
            "corrected_limit_met");

    private AttainmentFile() {}

    public static String csv(AttainmentQuestion question, List<AttainmentRow> rows) {
        return CsvRow.of(head(question).stream())
                + rows.stream()
                        .map(row -> CsvRow.of(cells(question, row).stream()))
                        .collect(Collectors.joining());
    }

    public static byte[] xlsx(AttainmentQuestion question, List<AttainmentRow> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Partnerdesk", null)) {
            Worksheet sheet = book.newWorksheet("Attainment");
            List<String> head = head(question);
            write(sheet, 0, head);
            sheet.range(0, 0, 0, head.size() - 1).style().bold().set();
            sheet.freezePane(0, 1);
            for (int i = 0; i < rows.size(); i++) {
                write(sheet, i + 1, cells(question, rows.get(i)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, int row, List<? extends @Nullable Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case null -> {}
                case Double rate -> {
                    sheet.value(row, column, rate);
                    sheet.style(row, column).format("0.0%").set();
                }
                case Number number -> sheet.value(row, column, number);
                case Object text -> sheet.value(row, column, text.toString());
            }
        }
    }

    private static List<String> head(AttainmentQuestion question) {
        List<String> head = new ArrayList<>();
        for (Dimension dimension : question.by()) {
            head.add(dimension.name().toLowerCase(Locale.ROOT));
            if (dimension == Dimension.PARTNER) {
                head.add("partner_name");
            }
        }
        head.addAll(FIGURES);
        return head;
    }

    private static List<@Nullable Object> cells(AttainmentQuestion question, AttainmentRow row) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int i = 0; i < row.keys().size(); i++) {
            cells.add(row.keys().get(i).value());
            if (question.by().get(i) == Dimension.PARTNER) {
                cells.add(row.keys().get(i).name());
            }
        }
        Figures figures = row.figures();
        Figures corrections = row.corrections();
        cells.add(figures.promised());
        cells.add(figures.goalMet());
        cells.add(rounded(figures.goalRate()));
        cells.add(figures.limitMet());
        cells.add(rounded(figures.limitRate()));
        cells.add(figures.missed());
        cells.add(corrections.promised());
        cells.add(corrections.goalMet());
        cells.add(corrections.limitMet());
        return cells;
    }

    private static @Nullable Double rounded(@Nullable Double rate) {
        return rate == null ? null : Math.round(rate * 10_000) / 10_000.0;
    }
}
