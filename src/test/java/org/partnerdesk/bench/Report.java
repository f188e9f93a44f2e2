package org.partnerdesk.bench;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The result as people or programs read it. */
final class Report {
    private static final List<String> HEAD =
            List.of("bench", "figure", "value", "unit", "PostgreSQL alone", "ratio", "goal", "holds");

    private Report() {}

    static String json(List<Figure> figures) {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(figures);
    }

    /** Aligned columns that are a Markdown table too. */
    static String table(List<Figure> figures) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        figures.forEach(figure -> lines.add(cells(figure)));
        int[] widths = new int[HEAD.size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder table = new StringBuilder();
        for (int n = 0; n < lines.size(); n++) {
            table.append(line(lines.get(n), widths));
            if (n == 0) {
                table.append(rule(widths));
            }
        }
        return table.toString();
    }

    private static List<String> cells(Figure figure) {
        return List.of(
                figure.bench(),
                figure.figure(),
                Figure.plain(figure.value()),
                figure.unit(),
                figure.ceiling() == null ? "" : Figure.plain(figure.ceiling()),
                figure.ratio() == null ? "" : Figure.plain(figure.ratio()),
                requireNonNullElse(figure.goal(), ""),
                figure.goal() == null ? "" : figure.holds() ? "yes" : "NO");
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - cells.get(i).length());
            boolean number = i == 2 || i == 4 || i == 5;
            line.append("| ")
                    .append(number ? blanks + cells.get(i) : cells.get(i) + blanks)
                    .append(' ');
        }
        return line.append("|\n").toString();
    }

    private static String rule(int[] widths) {
        StringBuilder rule = new StringBuilder();
        for (int width : widths) {
            rule.append('|').append("-".repeat(width + 2));
        }
        return rule.append("|\n").toString();
    }
}
