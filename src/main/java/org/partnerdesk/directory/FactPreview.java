package org.partnerdesk.directory;

import java.time.LocalDate;
import org.partnerdesk.directory.FactStore.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Shows the first facts that writing would add or change and that {@link FactStore#endOthers} would end. */
@Component
@NamedInterface("facts")
public class FactPreview {
    private static final String CHANGED = """
            select part, jsonb_agg(fact - 'known_from' - 'added' - 'changed') as facts
            from ((select 'added' as part, to_jsonb(c) as fact from compared c where added limit 20)
                  union all
                  (select 'changed', to_jsonb(c) || jsonb_build_object('was', trim('()' from row({t.values})::text))
                   from compared c join directory.{table} t
                       on {t.keys=c.keys} and t.from_on = c.known_from and t.until_change is null
                   where changed limit 20)) f
            group by part""";

    private static final String ENDED = """
            with named as (select {keys}, from_on from (select s.* {partner} from {source} s) s)
            select 'ended' as part, jsonb_agg(fact - 'since_change' - 'until_change') as facts
            from (select to_jsonb(t) as fact from directory.{table} t
                  where until_change is null and (until_on is null or until_on >= :day)
                    and not exists (select from named n where {n.keys=t.keys} {day}) limit 20) f""";

    private final JdbcClient jdbc;

    FactPreview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A JSON object with the lists {@code added}, {@code changed} and, if {@code full}, {@code ended}. */
    public String of(FactKind kind, Source source, LocalDate day, boolean full) {
        String changed = FactStore.filled("with " + FactStore.compared(kind) + CHANGED, kind, source);
        String ended = FactStore.filled(ENDED.replace("{day}", FactStore.sameDay(kind)), kind, source);
        return jdbc.sql("select coalesce(jsonb_object_agg(part, facts) filter (where facts is not null), '{}') from (("
                        + changed + ") union all select * from (" + ended + ") e where :full) p")
                .param("rows", source.json())
                .param("day", day)
                .param("full", full)
                .query(String.class)
                .single();
    }
}
