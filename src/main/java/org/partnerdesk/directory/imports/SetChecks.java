package org.partnerdesk.directory.imports;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.directory.FactStore;
import org.partnerdesk.directory.FactStore.Source;
import org.partnerdesk.directory.imports.reading.LineRefusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The questions that no line can answer alone: whether it names what is known, and whether another contradicts it. */
@Component
class SetChecks {
    private static final String UNKNOWN_ACCOUNT = """
            select line, 'UNKNOWN_ACCOUNT' as refusal, 'zoid' as detail from {source} s
            where refusal is null
              and not exists (select from directory.account a where a.zoid = s.zoid and a.until_change is null)""";

    private static final String UNKNOWN_PARTNER = """
            select line, 'UNKNOWN_PARTNER' as refusal, 'partner' as detail from {source} s
            where refusal is null
              and not exists (select from directory.partner_code c join directory.partner p on p.partner_id = c.id
                              where c.code = s.partner and p.until_change is null)""";

    /** The reader compares the days that a line says; this one is about lines that leave the first to the rule. */
    private static final String UNTIL_BEFORE_FROM = """
            select line, 'UNTIL_BEFORE_FROM' as refusal, 'until' as detail from {placed} s
            where from_on is null and until_on is not null and until_on < placed_on""";

    /** Identical lines are one; so are those that land on one day, whether they name it or not. */
    private static final String CONTRADICTION = """
            select line, {refusal} as refusal, null as detail
            from (select line, min({values}) over w as least, max({values}) over w as greatest {several}
                  from {placed} s
                  where ({keys}) in (
                      select {keys} from {source} t where refusal is null group by {group} having count(*) > 1)
                  window w as (partition by {keys}, placed_on)) s
            where least is distinct from greatest""";

    private static final String TWO_SUPER_ADMINS = """
            case when fewest is distinct from most then 'TWO_SUPER_ADMINS' else 'CONTRADICTION' end""";

    private final JdbcClient jdbc;

    SetChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Marks the lines of an import's table that are refused. */
    void mark(Import one, LocalDate day) {
        for (String check : checks(one.kind(), Source.table(one.table()))) {
            jdbc.sql("update directory." + one.table() + " t set refusal = c.refusal, detail = c.detail from (" + check
                            + ") c where t.line = c.line")
                    .param("day", day)
                    .update();
        }
    }

    /** Why the first fact of a source that is not a table is refused, if it is. */
    Optional<LineRefusal> first(FactKind kind, Source source, LocalDate day) {
        for (String check : checks(kind, source)) {
            Optional<LineRefusal> refusal = jdbc.sql("select refusal from (" + check + ") c limit 1")
                    .param("rows", source.json())
                    .param("day", day)
                    .query((row, n) -> LineRefusal.valueOf(row.getString(1)))
                    .optional();
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static List<String> checks(FactKind kind, Source source) {
        List<String> checks = new ArrayList<>();
        if (kind != FactKind.ACCOUNTS && kind.stageKeys().contains("zoid")) {
            checks.add(UNKNOWN_ACCOUNT);
        }
        if (kind == FactKind.PARTNER_USERS || kind == FactKind.MAPPINGS) {
            checks.add(UNKNOWN_PARTNER);
        }
        if (!kind.isKeyedByDay()) {
            checks.add(UNTIL_BEFORE_FROM.replace("{placed}", FactStore.placed(kind, source)));
        }
        boolean accounts = kind == FactKind.ACCOUNTS;
        checks.add(CONTRADICTION
                .replace("{refusal}", accounts ? TWO_SUPER_ADMINS : "'CONTRADICTION'")
                .replace(
                        "{several}",
                        accounts
                                ? ", min(super_admin_email) over w as fewest, max(super_admin_email) over w as most"
                                : "")
                .replace("{placed}", FactStore.placed(kind, source))
                .replace("{group}", kind.isKeyedByDay() ? "{keys}, from_on" : "{keys}")
                .replace("{keys}", String.join(", ", kind.stageKeys()))
                .replace("{values}", values(kind)));
        return checks.stream()
                .map(check -> check.replace("{source}", source.relation()))
                .toList();
    }

    private static String values(FactKind kind) {
        return kind.stageValues().stream().collect(joining(", ", "row(", ", until_on)::text"));
    }
}
