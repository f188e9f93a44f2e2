package org.partnerdesk.directory;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/**
 * Compares facts that arrive with those that are believed, and writes the difference as one change. A fact that begins
 * while another of its key holds takes that one's place from its first day on.
 */
@Component
@NamedInterface("facts")
public class FactStore {
    /**
     * Facts as they come, each on its first day, beside the fact of its key that holds on that day. {@code ends} is the
     * day before the next fact of the key begins, if it does not end before. Where several come into one fact that holds,
     * all of them are news as soon as one of them is, for together they take its place.
     */
    private static final String COMPARED = """
            given as materialized (
                select {keys}, {values}, from_on, until_on, line
                from (select s.* {partner} from {source} s) s where refusal is null),
            known as materialized (
                select t.*, lead(t.from_on) over (partition by {keys} order by t.from_on) as next_from
                from directory.{table} t
                where t.until_change is null and ({keys}) in (select {keys} from given)),
            placed as (
                select distinct on ({keys}, placed_on) g.*, known_key, {placed} as placed_on
                from given g left join (select distinct {keys}, true as known_key from known) f using ({keys})
                order by {keys}, placed_on, line),
            ordered as (
                select p.*, lead(placed_on) over (partition by {keys} order by placed_on) as next_given from placed p),
            compared as materialized (
                select {o.keys}, {o.values}, o.placed_on as from_on, k.from_on as known_from, e.ends,
                       k.from_on is null as added,
                       k.from_on is not null
                           and bool_or(({o.values}) is distinct from ({k.values}) or k.until_on is distinct from e.ends)
                               over (partition by {o.keys}, k.from_on) as changed
                from ordered o
                left join known k on {k.keys=o.keys}
                    and k.from_on <= o.placed_on and (k.until_on is null or k.until_on >= o.placed_on)
                cross join lateral (select least(o.until_on, o.next_given - 1, k.next_from - 1,
                    case when k.from_on is null and o.known_key
                         then (select min(l.from_on) from known l where {l.keys=o.keys} and l.from_on > o.placed_on) - 1
                    end) as ends) e)""";

    /** The same where a fact's first day is part of its key: nothing takes another's place. */
    private static final String COMPARED_BY_DAY = """
            given as materialized (
                select distinct on ({keys}, from_on) {keys}, {values}, from_on, until_on
                from (select s.* {partner} from {source} s) s where refusal is null
                order by {keys}, from_on, line),
            compared as materialized (
                select {o.keys}, {o.values}, o.from_on, k.from_on as known_from, o.until_on as ends,
                       k.from_on is null as added,
                       k.from_on is not null
                           and (({o.values}) is distinct from ({k.values}) or k.until_on is distinct from o.until_on)
                           as changed
                from given o
                left join directory.{table} k
                    on {k.keys=o.keys} and k.from_on = o.from_on and k.until_change is null)""";

    /** A fact that does not say its first day holds from today, or from the start of its kind when nothing is known yet. */
    private static final String PLACED = "coalesce(from_on, case when known_key then :day::date else {start} end)";

    private static final String COUNTED = """
            select count(*) filter (where added) as added, count(*) filter (where changed) as changed,
                   count(*) filter (where not added and not changed) as same
            from compared""";

    private static final String WRITTEN = """
            replaced as (
                update directory.{table} t set until_change = :change
                from (select distinct {keys}, known_from from compared where changed) c
                where {t.keys=c.keys} and t.from_on = c.known_from and t.until_change is null
                returning t.*),
            shortened as (
                insert into directory.{table} ({keys}, {values}, from_on, until_on, since_change)
                select {r.keys}, {r.values}, r.from_on, min(c.from_on) - 1, :change
                from replaced r join compared c on {r.keys=c.keys} and c.known_from = r.from_on and c.changed
                group by {r.keys}, {r.values}, r.from_on having min(c.from_on) > r.from_on
                returning 1),
            written as (
                insert into directory.{table} ({keys}, {values}, from_on, until_on, since_change)
                select {keys}, {values}, from_on, ends, :change from compared where added or changed
                returning {keys}),
            affected as (
                insert into directory.affected (change, {affected})
                select :change, {affected} from compared where added or changed
                union select :change, {affected} from replaced
                returning 1)
            """;

    private static final String ENDED = """
            with named as (select {keys}, from_on from (select s.* {partner} from {source} s) s),
            ended as (
                update directory.{table} t set until_change = :change
                where until_change is null and (until_on is null or until_on >= :day)
                  and {not} exists (select from named n where {n.keys=t.keys} {day})
                returning t.*),
            shortened as (
                insert into directory.{table} ({keys}, {values}, from_on, until_on, since_change)
                select {keys}, {values}, from_on, :day::date - 1, :change from ended where from_on < :day
                returning 1),
            affected as (
                insert into directory.affected (change, {affected})
                select distinct :change::bigint, {affected} from ended returning 1)
            select count(*) from ended""";

    private static final String WOULD_END = """
            with named as (select {keys}, from_on from (select s.* {partner} from {source} s) s),
            held as not materialized (
                select {keys}, from_on from directory.{table}
                where until_change is null and (until_on is null or until_on >= :day))
            select (select count(*) from held t where not exists (select from named n where {n.keys=t.keys} {day})),
                   (select count(*) from held)""";

    private static final Pattern PLACE = Pattern.compile("\\{(?:([a-z])\\.)?(keys|values)(?:=([a-z])\\.keys)?}");

    private final JdbcClient jdbc;

    FactStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What facts come to: how many are new, say something else than what is believed, or say the same. */
    public record Difference(long added, long changed, long same) {
        public boolean isNews() {
            return added > 0 || changed > 0;
        }
    }

    /**
     * Where facts come from.
     *
     * @param relation an SQL relation of the kind's stage rows
     * @param json what the relation reads; "[]" if it is a table
     */
    public record Source(String relation, String json) {
        public static Source json(FactKind kind, String rows) {
            return new Source("json_populate_recordset(null::directory." + kind.stage + ", :rows::json)", rows);
        }

        public static Source table(String name) {
            return new Source("directory." + name, "[]");
        }
    }

    /** Gives partners named for the first time the number that all else knows them by; nothing is believed of them yet. */
    public void numberPartners(Source source) {
        jdbc.sql("""
                insert into directory.partner_code (code)
                select distinct partner from %s s where refusal is null order by partner
                on conflict do nothing""".formatted(source.relation())).param("rows", source.json()).update();
    }

    /**
     * An SQL relation of the source's rows that are not refused, each with the day {@code placed_on} from which its fact
     * will hold; it takes the parameters {@code rows} and {@code day}.
     */
    public static String placed(FactKind kind, Source source) {
        return filled("""
                (select s.*, {placed} as placed_on
                 from (select s.*, exists (select from directory.{table} t
                                           where {t.keys=s.keys} and t.until_change is null) as known_key
                       from (select s.* {partner} from {source} s where refusal is null) s) s)""", kind, source);
    }

    /** What writing would do; writes nothing. */
    public Difference compare(FactKind kind, Source source, LocalDate day) {
        return difference("with " + compared(kind) + COUNTED, kind, source, day, 0);
    }

    /** Writes the difference as part of a change that has begun. */
    public Difference write(FactKind kind, Source source, LocalDate day, Version change) {
        return difference("with " + compared(kind) + ",\n" + WRITTEN + COUNTED, kind, source, day, change.no());
    }

    /** Ends on the day before {@code day} what the source names; answers how many facts that were. */
    public long end(FactKind kind, Source source, LocalDate day, Version change) {
        return ended(ENDED.replace("{not}", "").replace("{day}", sameDay(kind)), kind, source, day, change);
    }

    /** Ends on the day before {@code day} what the source, which is everything there is, does not name. */
    public long endOthers(FactKind kind, Source source, LocalDate day, Version change) {
        return ended(ENDED.replace("{not}", "not").replace("{day}", sameDay(kind)), kind, source, day, change);
    }

    /** How many facts {@link #endOthers} would end, and of how many that hold now or will. */
    public record WouldEnd(long ended, long of) {}

    public WouldEnd wouldEnd(FactKind kind, Source source, LocalDate day) {
        return jdbc.sql(filled(WOULD_END.replace("{day}", sameDay(kind)), kind, source))
                .param("rows", source.json())
                .param("day", day)
                .query((row, n) -> new WouldEnd(row.getLong(1), row.getLong(2)))
                .single();
    }

    /** How many facts that hold now or will {@link #end} would end. */
    public long known(FactKind kind, Source source, LocalDate day) {
        WouldEnd others = wouldEnd(kind, source, day);
        return others.of() - others.ended();
    }

    private long ended(String sql, FactKind kind, Source source, LocalDate day, Version change) {
        return jdbc.sql(filled(sql, kind, source))
                .param("rows", source.json())
                .param("day", day)
                .param("change", change.no())
                .query(Long.class)
                .single();
    }

    private Difference difference(String sql, FactKind kind, Source source, LocalDate day, long change) {
        return jdbc.sql(filled(sql, kind, source))
                .param("rows", source.json())
                .param("day", day)
                .param("change", change)
                .query((row, n) -> new Difference(row.getLong("added"), row.getLong("changed"), row.getLong("same")))
                .single();
    }

    static String compared(FactKind kind) {
        return kind.isKeyedByDay() ? COMPARED_BY_DAY : COMPARED;
    }

    static String sameDay(FactKind kind) {
        return kind.isKeyedByDay() ? "and n.from_on = t.from_on" : "";
    }

    /** Puts the kind's names into a statement: {@code {k.keys=o.keys}} compares, {@code {k.keys}} and {@code {keys}} list. */
    static String filled(String sql, FactKind kind, Source source) {
        String named = PLACE.matcher(sql).replaceAll(place -> {
            List<String> columns = place.group(2).equals("keys") ? kind.keys : kind.values;
            String prefix = place.group(1) == null ? "" : place.group(1) + ".";
            return place.group(3) == null
                    ? columns.stream().map(c -> prefix + c).collect(joining(", "))
                    : columns.stream()
                            .map(c -> prefix + c + " = " + place.group(3) + "." + c)
                            .collect(joining(" and "));
        });
        return named.replace("{placed}", kind.isKeyedByDay() ? "from_on" : PLACED)
                .replace("{table}", kind.table)
                .replace("{source}", source.relation())
                .replace("{start}", kind.start.sql)
                .replace("{affected}", kind.namesAccount() ? "zoid" : "partner_id")
                .replace(
                        "{partner}",
                        kind.namesPartner()
                                ? ", (select id from directory.partner_code c where c.code = s.partner) as partner_id"
                                : "");
    }
}
