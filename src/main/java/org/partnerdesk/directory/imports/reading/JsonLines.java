package org.partnerdesk.directory.imports.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON Lines: an object a line, its fields named as the columns. Lists and maps are cells in the spelling of CSV. */
final class JsonLines implements Lines {
    private final Decoded text;
    private final Bounds bounds;
    private final List<String> columns;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();
    private final StringBuilder line = new StringBuilder();

    JsonLines(Decoded text, Bounds bounds, List<String> columns) {
        this.text = text;
        this.bounds = bounds;
        this.columns = columns;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable Line next() throws IOException {
        while (text.peek() != Decoded.END) {
            long no = text.line();
            text.readLine(line, bounds.line());
            if (!line.toString().isBlank()) {
                return line(no);
            }
        }
        return null;
    }

    private Line line(long no) {
        String said = line.toString();
        try {
            Line read = line(no, json.readTree(said), columns);
            return read.refusal() == null ? read : Line.none(no, said, read.refusal(), read.detail());
        } catch (JacksonException e) {
            return Line.none(no, said, whyNot(said), "");
        }
    }

    /** What a lenient reader takes fails for a field that stands twice. */
    private static LineRefusal whyNot(String said) {
        try {
            JsonMapper.shared().readTree(said);
            return LineRefusal.DOUBLE_FIELD;
        } catch (JacksonException e) {
            return LineRefusal.NOT_JSON;
        }
    }

    /** The cells of an object, one for each column. */
    static Line line(long no, JsonNode object, List<String> columns) {
        if (!object.isObject()) {
            return Line.none(no, "", LineRefusal.NOT_JSON, "");
        }
        List<@Nullable String> cells = new ArrayList<>(columns.size());
        columns.forEach(column -> cells.add(null));
        Set<Integer> said = new HashSet<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            int place = place(columns, field.getKey());
            if (place < 0) {
                return Line.none(no, "", LineRefusal.UNKNOWN_FIELD, field.getKey());
            }
            if (!said.add(place)) {
                return Line.none(no, "", LineRefusal.DOUBLE_FIELD, columns.get(place));
            }
            cells.set(place, cell(field.getValue()));
        }
        return new Line(no, cells);
    }

    private static int place(List<String> columns, String name) {
        int exact = columns.indexOf(name);
        return exact >= 0
                ? exact
                : columns.stream().map(FactColumns::plain).toList().indexOf(FactColumns.plain(name));
    }

    private static @Nullable String cell(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isArray()) {
            return value.values().stream().map(JsonNode::asString).collect(Collectors.joining(" "));
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue().asString())
                    .collect(Collectors.joining(" "));
        }
        return value.asString();
    }
}
