package org.partnerdesk.directory;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** The door for people who look an account or a partner up: searching, and all that was ever believed of an account. */
@Component
public class Accounts {
    private static final String BY_KEY = """
            select distinct on (zoid) 1 as kind, zoid, by, key, former from (
                select 1 as rank, 'ZOID' as by, zoid as key, zoid, false as former
                from directory.pub_account where zoid = any(:numbers)
                union all
                select 2, 'ZGID', n.zgid, a.zoid, not {a.today}
                from unnest(:numbers::text[]) as n (zgid), directory.account a
                where a.zgids @> array[n.zgid] and a.until_change is null
                union all
                select 3, 'ZUID', u.zuid, u.zoid, not {u.today}
                from directory.account_user u where u.zuid = any(:numbers) and u.until_change is null
                union all
                select 4, 'SUPER_ADMIN_EMAIL', a.super_admin_email, a.zoid, not {a.today}
                from directory.account a where a.super_admin_email = any(:emails) and a.until_change is null
                union all
                select 5, 'USER_EMAIL', u.email, u.zoid, not {u.today}
                from directory.account_user u where u.email = any(:emails) and u.until_change is null
                union all
                select 6, 'DOMAIN', d.domain, a.zoid, not {a.today}
                from unnest(:domains::text[]) as d (domain), directory.account a
                where a.domains @> array[d.domain] and a.until_change is null) keys
            order by zoid, rank, former""".replaceAll(
                    "\\{(\\w)\\.today}", "($1.from_on <= :day and ($1.until_on is null or $1.until_on >= :day))");

    /** As a range, which a plan without the words finds in the index; nothing sorts behind the last code point. */
    private static final String BEGINS = """
            (directory.folded(a.name) collate "C" >= directory.folded(:typed)
             and directory.folded(a.name) collate "C" < directory.folded(:typed) || U&'\\+10FFFF')""";

    private static final String ORDER = "directory.folded(a.name) collate \"C\", a.zoid";
    private static final String BEHIND = "(" + ORDER
            + ") > (coalesce((select directory.folded(name) from directory.pub_account where zoid = :zoid), ''), :zoid)";

    private static final String FOUND = """
            with %s
            select h.kind, h.by, h.key, h.former or a.from_on > :day or coalesce(a.until_on < :day, false) as former,
                   a.zoid, a.name, a.data_centre, a.region, a.super_admin_email, a.zgids, a.domains,
                   (select json_agg(s) from (
                       select service, plan, quantity, kind, status, from_on, until_on
                       from directory.subscription s where s.zoid = a.zoid and s.until_change is null) s) as subscriptions
            from hits h join directory.pub_account a on a.zoid = h.zoid
            where (h.kind = 1 or not exists (select from hits k where k.kind = 1 and k.zoid = h.zoid))
              and (h.kind > :kind or %s)
            order by h.kind, %s limit :rows""";

    private static final String LIFE = """
            with newest as (select no, at from directory.change order by no desc limit 1),
            accounts as (
                select zoid, name, data_centre, region, super_admin_email, zgids, domains,
                       nullif(from_on, '-infinity') as from_on, until_on, since_change, until_change
                from directory.account where zoid = :zoid order by account.from_on, since_change),
            subscriptions as (
                select service, plan, quantity, kind, status, from_on, until_on, since_change, until_change
                from directory.subscription where zoid = :zoid order by service, from_on, kind, plan),
            turns as (
                select since_change as no from accounts union select until_change from accounts
                union select since_change from subscriptions union select until_change from subscriptions)
            select no, at, jsonb_build_object(
                'accounts', (select jsonb_agg(to_jsonb(a)) from accounts a),
                'subscriptions', coalesce((select jsonb_agg(to_jsonb(s)) from subscriptions s), '[]'),
                'changes', (select jsonb_agg(jsonb_build_object('no', c.no, 'at', c.at) order by c.no)
                    from directory.change c join turns using (no))) as told
            from newest where exists (select from accounts)""";

    private final JdbcClient jdbc;
    private final DirectoryStore store;
    private final PartnerStore partners;
    private final Directory directory;
    private final JsonMapper columns;
    private final Clock clock;

    Accounts(
            JdbcClient jdbc,
            DirectoryStore store,
            PartnerStore partners,
            Directory directory,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.partners = partners;
        this.directory = directory;
        this.columns = json.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
        this.clock = clock;
    }

    /**
     * The accounts that what was typed may mean: by ZOID, ZGID, ZUID, address or domain, then by names that begin so,
     * then by names with all its words. Of two letters at most only the beginnings are found.
     *
     * @param after the {@link FoundAccount#place()} that these come behind; null for the first
     */
    public List<FoundAccount> search(String typed, @Nullable String after, int atMost) {
        SearchWords words = SearchWords.of(typed);
        if (words.words().isEmpty()) {
            return List.of();
        }
        Place from = Place.of(after);
        var statement = jdbc.sql(FOUND.formatted(hits(words, from), BEHIND, ORDER))
                .param("numbers", words.numbers().toArray(String[]::new))
                .param("emails", words.emails().toArray(String[]::new))
                .param("domains", words.domains().toArray(String[]::new))
                .param("typed", words.typed())
                .param("kind", from.kind())
                .param("zoid", from.zoid())
                .param("day", LocalDate.ofInstant(clock.instant(), UTC))
                .param("rows", atMost);
        for (int i = 0; i < words.words().size(); i++) {
            statement = statement.param("word" + i, words.words().get(i));
        }
        Map<String, Service> services = directory.catalogue().services();
        return statement.query((row, n) -> found(row, services)).list();
    }

    /** The partners that what was typed may mean: by a person's address, a domain, or words of the name. */
    public List<FoundPartner> partners(String typed, int atMost) {
        SearchWords words = SearchWords.of(typed);
        return words.words().isEmpty() ? List.of() : partners.search(words, atMost);
    }

    /** All that was ever believed of the account; empty when there never was one with this ZOID. */
    public Optional<AccountLife> life(String zoid) {
        Map<String, Service> services = directory.catalogue().services();
        return jdbc.sql(LIFE)
                .param("zoid", zoid)
                .query((row, n) -> new AccountLife(
                        new Version(
                                row.getLong("no"),
                                row.getObject("at", OffsetDateTime.class).toInstant()),
                        columns.readValue(row.getString("told"), AccountLife.Told.class),
                        services))
                .optional();
    }

    /** Three kinds of hits, one after the other: by a key, by how the name begins, by words within it. */
    private record Place(int kind, String zoid) {
        static Place of(@Nullable String text) {
            return text != null && text.matches("[123]-[0-9]{6,12}")
                    ? new Place(text.charAt(0) - '0', text.substring(2))
                    : new Place(0, "");
        }
    }

    /**
     * Words within a name are looked for twice: few that have them are found by the index of trigrams and sorted, of many
     * the first stand near the beginning of the index by name.
     */
    private static String hits(SearchWords words, Place from) {
        StringBuilder hits = new StringBuilder("hits as ((").append(BY_KEY).append(')');
        if (from.kind() <= 2) {
            hits.append(byName(2, from, BEGINS));
        }
        if (!words.isLong()) {
            return hits.append(')').toString();
        }
        String within = IntStream.range(0, words.words().size())
                .mapToObj(i -> "directory.folded(a.name) like '%' || directory.folded(:word" + i + ") || '%'")
                .collect(Collectors.joining(" and ", "not " + BEGINS + " and ", ""));
        hits.append(byName(3, from, "(select are from few) and a.zoid in (select zoid from within)"))
                .append(byName(3, from, "not (select are from few) and " + within));
        return """
                within as materialized (
                    select a.zoid from directory.account a where a.until_change is null and %s limit 1001),
                few (are) as (select count(*) <= 1000 from within),
                %s)""".formatted(within, hits);
    }

    /** As many as may be shown, and as many again for those that a key led to already. */
    private static String byName(int kind, Place from, String condition) {
        return " union all (select " + kind + ", a.zoid, null, null, false from directory.pub_account a where "
                + condition + (from.kind() == kind ? " and " + BEHIND : "") + " order by " + ORDER
                + " limit 2 * :rows)";
    }

    private FoundAccount found(ResultSet row, Map<String, Service> services) throws SQLException {
        String by = row.getString("by");
        return new FoundAccount(
                store.account(row, services),
                by == null ? null : KeyKind.valueOf(by),
                row.getString("key"),
                row.getBoolean("former"),
                row.getInt("kind") + "-" + row.getString("zoid"));
    }
}
