package org.partnerdesk.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.text.DomainParents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the directory's tables. */
@Component
class DirectoryStore {
    private static final String MATCHES = """
            with v as (
                select no, at from directory.change
                where no = coalesce(:change::bigint, (select max(no) from directory.change))),
            found (kind, key, zoid, domain_length) as (
                select 'SUPER_ADMIN_EMAIL', super_admin_email, zoid, 0
                from directory.account a, v where super_admin_email = any(:emails)
                  and directory.holds(a.since_change, a.until_change, a.from_on, a.until_on, v.no, :day)
                union all
                select 'USER_EMAIL', email, zoid, 0
                from directory.account_user u, v where email = any(:emails)
                  and directory.holds(u.since_change, u.until_change, u.from_on, u.until_on, v.no, :day)
                union all
                select 'ZOID', zoid, zoid, 0 from unnest(:numbers::text[]) as n (zoid)
                union all
                select 'ZGID', n.zgid, zoid, 0
                from unnest(:numbers::text[]) as n (zgid), directory.account a, v where zgids @> array[n.zgid]
                  and directory.holds(a.since_change, a.until_change, a.from_on, a.until_on, v.no, :day)
                union all
                select 'ZUID', zuid, zoid, 0
                from directory.account_user u, v where zuid = any(:numbers)
                  and directory.holds(u.since_change, u.until_change, u.from_on, u.until_on, v.no, :day)
                union all
                select 'DOMAIN', t.asked, zoid, length(t.tried)
                from unnest(:asked::text[], :tried::text[]) as t (asked, tried), directory.account a, v
                where a.domains @> array[t.tried]
                  and directory.holds(a.since_change, a.until_change, a.from_on, a.until_on, v.no, :day)
                union all
                select 'NAME', lower(name), zoid, 0
                from directory.account a, v where lower(name) = any(:names)
                  and directory.holds(a.since_change, a.until_change, a.from_on, a.until_on, v.no, :day))
            select v.no, v.at, f.kind, f.key, f.domain_length, a.zoid, a.name, a.data_centre, a.region,
                   a.super_admin_email, a.zgids, a.domains,
                   (select json_agg(s) from (
                       select service, plan, quantity, kind, status, from_on, until_on
                       from directory.subscription s
                       where s.zoid = a.zoid and s.since_change <= v.no
                         and (s.until_change is null or s.until_change > v.no)
                       order by service, from_on, kind, plan) s) as subscriptions,
                   array(select m.partner_id from directory.mapping m
                         where m.zoid = a.zoid
                           and directory.holds(m.since_change, m.until_change, m.from_on, m.until_on, v.no, :day))
                       as partners
            from v left join (found f join directory.account a on a.zoid = f.zoid)
                on directory.holds(a.since_change, a.until_change, a.from_on, a.until_on, v.no, :day)
            order by f.kind, f.key, a.zoid""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DirectoryStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The newest version there is; empty before the first change. */
    Optional<Version> newest() {
        return jdbc.sql("select no, at from directory.change order by no desc limit 1")
                .query((row, n) -> version(row))
                .optional();
    }

    /** The version that held at an instant; empty before the first change. */
    Optional<Version> at(Instant instant) {
        return jdbc.sql("select no, at from directory.change where at <= :at order by no desc limit 1")
                .param("at", instant.atOffset(ZoneOffset.UTC))
                .query((row, n) -> version(row))
                .optional();
    }

    Optional<Vendor> vendor(long change) {
        return jdbc.sql("""
                select body from directory.vendor where since_change <= :change
                order by since_change desc limit 1""")
                .param("change", change)
                .query((row, n) -> json.readValue(row.getString("body"), Vendor.class))
                .optional();
    }

    void keepVendor(Vendor vendor, Version change) {
        jdbc.sql("insert into directory.vendor (since_change, body) values (:change, :body::jsonb)")
                .param("change", change.no())
                .param("body", json.writeValueAsString(vendor))
                .update();
    }

    List<Partner> partners(long change, LocalDate day) {
        return jdbc.sql("""
                select partner_id as id, name, domains, tiers from directory.partner
                where directory.holds(since_change, until_change, from_on, until_on, :change, :day)""")
                .param("change", change)
                .param("day", day)
                .query((row, n) -> partner(row))
                .list();
    }

    private Partner partner(ResultSet row) throws SQLException {
        return new Partner(
                row.getLong("id"),
                row.getString("name"),
                strings(row, "domains"),
                json.readValue(row.getString("tiers"), new TypeReference<>() {}));
    }

    /**
     * All accounts that any key leads to, in one statement; a domain is asked with its parents, of which {@link Lookup}
     * takes the longest.
     *
     * @param change the state that is asked; null: the newest
     */
    Lookup lookup(Keys keys, LocalDate day, @Nullable Long change, Map<String, Service> services) {
        List<String> asked = new ArrayList<>();
        List<String> tried = new ArrayList<>();
        for (String domain : keys.domains()) {
            for (String parent : DomainParents.of(domain)) {
                asked.add(domain);
                tried.add(parent);
            }
        }
        List<Lookup.Hit> hits = new ArrayList<>();
        Version version = jdbc.sql(MATCHES)
                .param("emails", keys.emails().toArray(String[]::new))
                .param("numbers", keys.numbers().toArray(String[]::new))
                .param("asked", asked.toArray(String[]::new))
                .param("tried", tried.toArray(String[]::new))
                .param("names", keys.names().toArray(String[]::new))
                .param("day", day)
                .param("change", change)
                .query((row, n) -> {
                    if (row.getString("kind") != null) {
                        hits.add(new Lookup.Hit(
                                KeyKind.valueOf(row.getString("kind")),
                                row.getString("key"),
                                row.getInt("domain_length"),
                                account(row, services),
                                Set.of((Long[]) row.getArray("partners").getArray())));
                    }
                    return version(row);
                })
                .list()
                .getFirst();
        return new Lookup(version, hits);
    }

    /** Who writes from each of some addresses, and the version that says so. */
    record Known(Version version, Map<String, Sender> senders) {}

    /** The person by address, else their partner by the address's domain, else a stranger; empty before any change. */
    Optional<Known> senders(Set<String> emails, LocalDate day) {
        Map<String, Sender> senders = new HashMap<>();
        List<Version> version = jdbc.sql("""
                with v as (select no, at from directory.change order by no desc limit 1),
                known (asked, partner_id, person, language, place) as (
                    select u.email, u.partner_id, u.name, u.language, 1 from v, directory.partner_user u
                    where u.email = any(:emails)
                      and directory.holds(u.since_change, u.until_change, u.from_on, u.until_on, v.no, :day)
                    union all
                    select e.email, p.partner_id, null, null, 2
                    from v, unnest(:emails::text[]) as e (email), directory.partner p
                    where p.domains @> array[split_part(e.email, '@', -1)]
                      and directory.holds(p.since_change, p.until_change, p.from_on, p.until_on, v.no, :day))
                select distinct on (k.asked)
                       v.no, v.at, k.asked, k.person, k.language, p.partner_id as id, p.name, p.domains, p.tiers
                from v left join (known k join directory.partner p on p.partner_id = k.partner_id) on
                    directory.holds(p.since_change, p.until_change, p.from_on, p.until_on, v.no, :day)
                order by k.asked, k.place""")
                .param("emails", emails.toArray(String[]::new))
                .param("day", day)
                .query((row, n) -> {
                    String email = row.getString("asked");
                    if (email != null) {
                        senders.put(
                                email,
                                new Sender(email, row.getString("person"), row.getString("language"), partner(row)));
                    }
                    return version(row);
                })
                .list();
        emails.forEach(email -> senders.computeIfAbsent(email, Sender::stranger));
        return version.stream().findFirst().map(v -> new Known(v, senders));
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(
                row.getLong("no"), row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private record SubscriptionRow(
            String service,
            String plan,
            long quantity,
            Subscription.Kind kind,
            Subscription.Status status,
            LocalDate from_on,
            @Nullable LocalDate until_on) {}

    Account account(ResultSet row, Map<String, Service> services) throws SQLException {
        String subscriptions = row.getString("subscriptions");
        return new Account(
                row.getString("zoid"),
                row.getString("name"),
                row.getString("data_centre"),
                row.getString("region"),
                row.getString("super_admin_email"),
                strings(row, "zgids"),
                strings(row, "domains"),
                subscriptions == null
                        ? List.of()
                        : json.readValue(subscriptions, new TypeReference<List<SubscriptionRow>>() {}).stream()
                                .map(s -> subscription(s, services))
                                .toList());
    }

    private static Subscription subscription(SubscriptionRow s, Map<String, Service> services) {
        Service service = services.getOrDefault(s.service(), Service.unknown(s.service()));
        return new Subscription(
                s.service(),
                service.name(),
                s.plan(),
                s.quantity(),
                service.metric(),
                s.kind(),
                s.status(),
                s.from_on(),
                s.until_on());
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
