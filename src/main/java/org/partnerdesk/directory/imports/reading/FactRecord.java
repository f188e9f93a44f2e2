package org.partnerdesk.directory.imports.reading;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import org.partnerdesk.directory.FactKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One fact as a JSON object, its fields named as the columns of a file. */
public final class FactRecord {
    private FactRecord() {}

    /** The columns that say which fact is meant, in the order of its address. */
    public static List<String> key(FactKind kind) {
        return switch (kind) {
            case ACCOUNTS -> List.of("zoid");
            case USERS -> List.of("zoid", "zuid");
            case SUBSCRIPTIONS -> List.of("zoid", "service", "plan", "kind", "from");
            case PARTNERS -> List.of("partner");
            case PARTNER_USERS -> List.of("email");
            case MAPPINGS -> List.of("partner", "zoid");
        };
    }

    /** Reads a whole fact; what its address says counts, whatever the object says. */
    public static StagedLine read(FactKind kind, Map<String, String> key, JsonNode object, Known known) {
        List<String> columns = FactFile.names(kind);
        Lines.Line line = JsonLines.line(1, object, columns);
        for (int i = 0; i < columns.size() && line.refusal() == null; i++) {
            if (key.containsKey(columns.get(i))) {
                line.cells().set(i, key.get(columns.get(i)));
            }
        }
        return new FactReader(kind, columns, known).read(line);
    }

    /** Reads what an address alone says; only a refusal of one of its own columns counts. */
    public static StagedLine readKey(FactKind kind, Map<String, String> key, Known known) {
        StagedLine line = read(kind, key, JsonMapper.shared().createObjectNode(), known);
        boolean bad = key(kind).stream()
                .anyMatch(column -> line.values().get(FactFile.names(kind).indexOf(column)) == null);
        return bad ? line : new StagedLine(1, null, null, line.values(), null);
    }

    /** Facts as a JSON array of rows of their stage. */
    public static String rows(FactKind kind, List<StagedLine> lines) {
        return lines.stream().map(line -> row(kind, line)).collect(joining(",", "[", "]"));
    }

    private static String row(FactKind kind, StagedLine line) {
        ObjectNode row = JsonMapper.shared().createObjectNode().put("line", 1);
        List<String> columns = FactFile.stageColumns(kind);
        for (int i = 0; i < columns.size(); i++) {
            String value = line.values().get(i);
            if (value != null && columns.get(i).equals("tiers")) {
                row.set("tiers", JsonMapper.shared().readTree(value));
            } else {
                row.put(columns.get(i), value);
            }
        }
        return row.toString();
    }
}
