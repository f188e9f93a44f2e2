package org.partnerdesk.directory;

import org.partnerdesk.directory.FactStore.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/** Takes a change back by another one: what it added is believed no more, what it replaced is believed again. */
@Component
@NamedInterface("facts")
public class FactUndo {
    private static final String UNDONE = """
            with touched as materialized (
                select {keys}, max(greatest(since_change, coalesce(until_change, 0))) > :made as later
                from directory.{table} t
                where ({keys}) in (select {keys} from directory.{table}
                                   where since_change = :made or until_change = :made)
                group by {keys}),
            unsaid as (
                update directory.{table} t set until_change = :change
                from touched k
                where {t.keys=k.keys} and not k.later and t.since_change = :made and t.until_change is null
                returning t.*),
            said_again as (
                insert into directory.{table} ({keys}, {values}, from_on, until_on, since_change)
                select {t.keys}, {t.values}, t.from_on, t.until_on, :change
                from directory.{table} t join touched k on {t.keys=k.keys}
                where not k.later and t.until_change = :made
                returning {keys}),
            affected as (
                insert into directory.affected (change, {affected})
                select distinct :change::bigint, {affected} from touched where not later
                returning 1)
            select count(*) filter (where not later) as taken_back, count(*) filter (where later) as kept from touched""";

    private final JdbcClient jdbc;

    FactUndo(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What became of the keys that the change had touched.
     *
     * @param kept those that a later change has touched as well; they stay as they are
     */
    public record Undone(long takenBack, long kept) {}

    /** Takes back what the change {@code made} did to facts of one kind, as part of a change that has begun. */
    public Undone undo(FactKind kind, long made, Version change) {
        return jdbc.sql(FactStore.filled(UNDONE, kind, Source.table(kind.table)))
                .param("made", made)
                .param("change", change.no())
                .query((row, n) -> new Undone(row.getLong("taken_back"), row.getLong("kept")))
                .single();
    }
}
