package org.partnerdesk.directory.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.ChangeKind;
import org.partnerdesk.directory.Changes;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.directory.FactStore;
import org.partnerdesk.directory.FactStore.Source;
import org.partnerdesk.directory.Version;
import org.partnerdesk.directory.imports.reading.FactRecord;
import org.partnerdesk.directory.imports.reading.Known;
import org.partnerdesk.directory.imports.reading.LineRefusal;
import org.partnerdesk.directory.imports.reading.StagedLine;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** The door for single facts that another system pushes. */
@Component
public class DirectoryRecords {
    private final Directory directory;
    private final FactStore facts;
    private final SetChecks checks;
    private final Changes changes;
    private final Clock clock;

    DirectoryRecords(Directory directory, FactStore facts, SetChecks checks, Changes changes, Clock clock) {
        this.directory = directory;
        this.facts = facts;
        this.checks = checks;
        this.changes = changes;
        this.clock = clock;
    }

    /** What came of a record. */
    public sealed interface Recorded {
        /** @param change the change that says it; null: it was known already */
        record Done(@Nullable Long change) implements Recorded {}

        /** Nothing like it is known. */
        record NotThere() implements Recorded {}

        /** @param detail the column at fault, or the day that is meant */
        record Refused(LineRefusal refusal, String detail) implements Recorded {}
    }

    /** The columns that a fact's address names, in its order. */
    public static List<String> key(FactKind kind) {
        return FactRecord.key(kind);
    }

    /**
     * Says a whole fact.
     *
     * @param key what the address says, by {@link #key}
     */
    @Transactional
    public Recorded put(FactKind kind, Map<String, String> key, JsonNode fact, String byEmail) {
        StagedLine line = FactRecord.read(kind, key, fact, known());
        if (line.refusal() != null) {
            return refused(line);
        }
        Source source = Source.json(kind, FactRecord.rows(kind, List.of(line)));
        Optional<LineRefusal> refusal = checks.first(kind, source, day());
        if (refusal.isPresent()) {
            String field = switch (refusal.get()) {
                case UNKNOWN_PARTNER -> "partner";
                case UNTIL_BEFORE_FROM -> "until";
                default -> "zoid";
            };
            return new Recorded.Refused(refusal.get(), field);
        }
        if (kind == FactKind.PARTNERS) {
            facts.numberPartners(source);
        }
        if (!facts.compare(kind, source, day()).isNews()) {
            return new Recorded.Done(null);
        }
        Version change = changes.begin(ChangeKind.RECORD, byEmail, null);
        facts.write(kind, source, day(), change);
        return done(change);
    }

    /** Ends a fact: yesterday was its last day. */
    @Transactional
    public Recorded end(FactKind kind, Map<String, String> key, String byEmail) {
        StagedLine line = FactRecord.readKey(kind, new HashMap<>(key), known());
        if (line.refusal() != null) {
            return refused(line);
        }
        Source source = Source.json(kind, FactRecord.rows(kind, List.of(line)));
        if (facts.known(kind, source, day()) == 0) {
            return new Recorded.NotThere();
        }
        Version change = changes.begin(ChangeKind.RECORD, byEmail, null);
        facts.end(kind, source, day(), change);
        return done(change);
    }

    private Recorded done(Version change) {
        return new Recorded.Done(change.no());
    }

    private static Recorded refused(StagedLine line) {
        LineRefusal refusal = line.refusal() == null ? LineRefusal.MISSING : line.refusal();
        return new Recorded.Refused(refusal, line.detail() == null ? "" : line.detail());
    }

    private Known known() {
        return Known.of(directory.vendor());
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
