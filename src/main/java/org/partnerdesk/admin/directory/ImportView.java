package org.partnerdesk.admin.directory;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.imports.Import;
import org.partnerdesk.directory.imports.ImportState;
import org.partnerdesk.directory.imports.reading.ImportReason;
import org.partnerdesk.directory.imports.reading.LineRefusal;
import org.partnerdesk.platform.languages.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One import's page.
 *
 * @param samples the first facts of each group, for an import that waits
 */
public record ImportView(Import one, List<Sample> samples, List<RefusedLine> refused) {
    /** The first day, as PostgreSQL writes it, of what has always been so. */
    private static final String ALWAYS = "-infinity";

    /** The first facts of a group as a table; {@code group} is part of its title's key. */
    public record Sample(String group, List<String> columns, List<List<String>> rows) {}

    /** A line that was not taken. */
    public record RefusedLine(long line, LineRefusal refusal, String detail) {}

    static ImportView of(Import one, List<RefusedLine> refused) {
        List<Sample> samples = new ArrayList<>();
        if (one.state() == ImportState.WAITING && one.preview() != null) {
            JsonNode preview = JsonMapper.shared().readTree(one.preview());
            for (String group : List.of("added", "changed", "ended")) {
                JsonNode rows = preview.path(group);
                if (!rows.isEmpty()) {
                    samples.add(sample(group, rows));
                }
            }
        }
        return new ImportView(one, samples, refused);
    }

    /** Up to which percent its file has been read; -1 when nobody can tell. */
    public int percent() {
        Long expected = one.bytesExpected();
        return one.state() != ImportState.RECEIVING || expected == null || expected == 0
                ? -1
                : (int) Math.min(99, one.bytes() * 100 / expected);
    }

    /** What there is to say of its state; null: nothing. */
    public @Nullable String message(Texts texts) {
        ImportReason reason = one.reason();
        return reason == null ? null : texts.say(Texts.key(reason), one.detail() == null ? "" : one.detail());
    }

    public boolean waits() {
        return one.state() == ImportState.WAITING;
    }

    public boolean canBeUndone() {
        return one.state() == ImportState.APPLIED && one.change() != null;
    }

    private static Sample sample(String group, JsonNode rows) {
        List<String> columns = rows.get(0).propertyNames().stream()
                .filter(column -> !column.equals("ends"))
                .toList();
        return new Sample(
                group,
                columns,
                rows.values().stream()
                        .map(row -> columns.stream()
                                .map(column -> text(row.path(column)))
                                .toList())
                        .toList());
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.values().stream().map(JsonNode::asString).collect(joining(", "));
        }
        String text = value.isObject() ? value.toString() : value.asString("");
        return text.equals(ALWAYS) ? "" : text;
    }
}
