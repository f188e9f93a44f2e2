package org.partnerdesk.directory.source;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.directory.imports.reading.FactFile;
import org.partnerdesk.directory.imports.reading.FactRecord;
import org.partnerdesk.directory.imports.reading.Known;
import org.partnerdesk.directory.imports.reading.StagedLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An account as the source tells of it.
 *
 * @param facts the account itself, and its users and subscriptions if they are told; a list that is left out says nothing
 */
record SourceAccount(String zoid, Map<FactKind, List<StagedLine>> facts) {
    private static final Map<FactKind, String> LISTS =
            Map.of(FactKind.USERS, "users", FactKind.SUBSCRIPTIONS, "subscriptions");

    /** @throws IllegalArgumentException when it cannot even be said whom it is about */
    static SourceAccount read(JsonNode told, Known known) {
        if (!(told instanceof ObjectNode object)) {
            throw new IllegalArgumentException("an account is no object");
        }
        StagedLine account =
                FactRecord.read(FactKind.ACCOUNTS, Map.of(), object.deepCopy().remove(LISTS.values()), known);
        int place = FactFile.stageColumns(FactKind.ACCOUNTS).indexOf("zoid");
        String zoid = account.values().get(place);
        if (zoid == null) {
            throw new IllegalArgumentException("an account has " + account.refusal() + " " + account.detail());
        }
        Map<FactKind, List<StagedLine>> facts = new EnumMap<>(FactKind.class);
        facts.put(FactKind.ACCOUNTS, List.of(account));
        LISTS.forEach((kind, name) -> {
            if (object.has(name)) {
                facts.put(kind, lines(kind, zoid, object.get(name), known));
            }
        });
        return new SourceAccount(zoid, facts);
    }

    private static List<StagedLine> lines(FactKind kind, String zoid, JsonNode list, Known known) {
        if (!list.isArray()) {
            throw new IllegalArgumentException("a list of " + zoid + " is none");
        }
        return list.values().stream()
                .map(fact -> FactRecord.read(kind, Map.of("zoid", zoid), fact, known))
                .toList();
    }

    /** Why it cannot be taken, if anything of it is wrong. */
    Optional<String> refusal() {
        return facts.values().stream()
                .flatMap(List::stream)
                .filter(line -> line.refusal() != null)
                .findFirst()
                .map(line -> line.refusal() + " " + line.detail());
    }
}
