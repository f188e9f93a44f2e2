package org.partnerdesk.directory.imports;

import static java.util.stream.Collectors.joining;

import org.partnerdesk.directory.imports.reading.FactFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table that holds an import's lines until they are applied or dropped. */
@Component
class Stage {
    /** Enough to see what is wrong; all are counted. */
    static final int MOST_KEPT = 100_000;

    private final JdbcClient jdbc;

    Stage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether all lines are there: a database that crashed empties tables that are not logged. */
    boolean isWhole(Import one, long staged) {
        return jdbc.sql("select to_regclass(:table) is not null")
                        .param("table", "directory." + one.table())
                        .query(Boolean.class)
                        .single()
                && jdbc.sql("select count(*) from directory." + one.table())
                                .query(Long.class)
                                .single()
                        == staged;
    }

    /** Sorts of a million rows would else go to disk; until the end of the transaction. */
    void useMoreMemory() {
        jdbc.sql("set local work_mem = '64MB'").update();
    }

    /** @param withoutKey refused lines that do not even say which fact they are about */
    record Refused(long lines, long withoutKey) {}

    /** Keeps refused lines beyond the life of the table. */
    Refused keepRefused(Import one) {
        String cells = FactFile.stageColumns(one.kind()).stream()
                .map(column -> "coalesce(" + asCell(column) + ", '')")
                .collect(joining(", "));
        jdbc.sql("delete from directory.import_refused where import_id = :id")
                .param("id", one.id())
                .update();
        jdbc.sql("""
                insert into directory.import_refused (import_id, line, refusal, detail, cells)
                select :id, line, refusal, detail, coalesce(cells, array[%s])
                from directory.%s where refusal is not null order by line limit :most""".formatted(cells, one.table()))
                .param("id", one.id())
                .param("most", MOST_KEPT)
                .update();
        String noKey =
                one.kind().stageKeys().stream().map(key -> key + " is null").collect(joining(" or "))
                        + (one.kind().isKeyedByDay() ? " or from_on is null" : "");
        return jdbc.sql("""
                select count(*), count(*) filter (where %s) from directory.%s
                where refusal is not null""".formatted(noKey, one.table()))
                .query((row, n) -> new Refused(row.getLong(1), row.getLong(2)))
                .single();
    }

    /** What was read from a cell in the spelling in which it may be read again. */
    private static String asCell(String column) {
        return switch (column) {
            case "zgids", "domains" -> "array_to_string(" + column + ", ' ')";
            case "tiers" -> "(select string_agg(key || '=' || value, ' ') from jsonb_each_text(tiers))";
            default -> column + "::text";
        };
    }

    void drop(Import one) {
        jdbc.sql("drop table if exists directory." + one.table()).update();
    }
}
