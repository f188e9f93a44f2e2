package org.partnerdesk.directory;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.FactStore.Difference;
import org.partnerdesk.directory.FactStore.Source;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Writes facts into the directory, all that come together as one change; facts that say nothing new are none. */
@Component
class Recording {
    private final Changes changes;
    private final FactStore facts;
    private final PartnerStore partners;
    private final JsonMapper columns;

    Recording(Changes changes, FactStore facts, PartnerStore partners, JsonMapper json) {
        this.changes = changes;
        this.facts = facts;
        this.partners = partners;
        this.columns = json.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }

    Version begin(ChangeKind kind, @Nullable String byEmail, @Nullable String note) {
        return changes.begin(kind, byEmail, note);
    }

    void take(DirectoryFile file, Vendor vendor, LocalDate day) {
        DirectoryFileRows rows = new DirectoryFileRows(file, vendor);
        Map<FactKind, Source> sources = new EnumMap<>(FactKind.class);
        for (FactKind kind : FactKind.values()) {
            Source source = source(kind, rows.of(kind));
            if (kind == FactKind.PARTNERS) {
                facts.numberPartners(source);
            }
            sources.put(kind, source);
        }
        boolean news = sources.entrySet().stream()
                .map(e -> facts.compare(e.getKey(), e.getValue(), day))
                .anyMatch(Difference::isNews);
        if (news) {
            Version change = changes.begin(ChangeKind.FILE, null, null);
            sources.forEach((kind, source) -> facts.write(kind, source, day, change));
        }
    }

    /** @see Directory#map */
    boolean map(long partnerId, String zoid, String byEmail, LocalDate day) {
        if (partners.isMapped(partnerId, zoid, day)) {
            return true;
        }
        if (!changes.isMyTurn()) {
            return false;
        }
        String code = partners.codeOf(partnerId);
        Source source = source(FactKind.MAPPINGS, List.of(new StageRow.OfMapping(code, zoid, "agent", day, null)));
        facts.write(FactKind.MAPPINGS, source, day, changes.begin(ChangeKind.MAPPING, byEmail, null));
        return true;
    }

    private Source source(FactKind kind, List<? extends StageRow> rows) {
        return Source.json(kind, columns.writeValueAsString(rows));
    }
}
