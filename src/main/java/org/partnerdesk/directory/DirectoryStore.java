package org.partnerdesk.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the directory's tables. */
@Component
class DirectoryStore {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    DirectoryStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Vendor> vendor() {
        return jdbc.sql("select body from directory.vendor")
                .query((row, n) -> json.readValue(row.getString("body"), Vendor.class))
                .optional();
    }

    void keepVendor(Vendor vendor) {
        jdbc.sql("""
                insert into directory.vendor (body) values (:body::jsonb)
                on conflict (only_row) do update set body = excluded.body""").param("body", json.writeValueAsString(vendor)).update();
    }

    Set<String> partnerDomains() {
        return jdbc.sql("select domain from directory.partner_domain").query(String.class).stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    Map<Long, Map<String, String>> tiers() {
        Map<Long, Map<String, String>> tiers = new HashMap<>();
        jdbc.sql("select id, tiers from directory.partner")
                .query((RowCallbackHandler) row -> tiers.put(row.getLong("id"), tiers(row)));
        return tiers;
    }

    private Map<String, String> tiers(ResultSet row) throws SQLException {
        return json.readValue(row.getString("tiers"), new TypeReference<>() {});
    }

    /** All accounts that any key leads to, in one statement; a domain is asked with its parents, the longest wins. */
    List<Match> matches(Keys keys, @Nullable Long partnerId, Instant at, Map<String, Service> services) {
        List<String> asked = new ArrayList<>();
        List<String> tried = new ArrayList<>();
        for (String domain : keys.domains()) {
            for (String parent = domain; parent.indexOf('.') > 0; parent = parent.substring(parent.indexOf('.') + 1)) {
                asked.add(domain);
                tried.add(parent);
            }
        }
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return jdbc.sql("""
                with found (kind, key, zoid) as (
                    select 'SUPER_ADMIN_EMAIL', super_admin_email, zoid
                    from directory.account where super_admin_email = any(:emails)
                    union all
                    select 'USER_EMAIL', email, zoid from directory.account_user where email = any(:emails)
                    union all
                    select 'ZOID', zoid, zoid from directory.account where zoid = any(:numbers)
                    union all
                    select 'ZGID', zgid, zoid from directory.account_zgid where zgid = any(:numbers)
                    union all
                    select 'ZUID', zuid, zoid from directory.account_user where zuid = any(:numbers)
                    union all
                    select 'DOMAIN', asked, zoid
                    from (select t.asked, d.zoid,
                                 rank() over (partition by t.asked order by length(d.domain) desc) as place
                          from unnest(:asked::text[], :tried::text[]) as t (asked, tried)
                          join directory.account_domain d on d.domain = t.tried) ranked
                    where place = 1
                    union all
                    select 'NAME', lower(name), zoid from directory.account where lower(name) = any(:names))
                select f.kind, f.key, a.zoid, a.name, a.data_centre, a.region, a.super_admin_email,
                       array(select zgid from directory.account_zgid z where z.zoid = a.zoid order by 1) as zgids,
                       array(select domain from directory.account_domain d where d.zoid = a.zoid order by 1) as domains,
                       (select json_agg(s) from (
                           select service, plan, quantity, kind, status, from_on, until_on
                           from directory.subscription where zoid = a.zoid order by service, from_on) s) as subscriptions,
                       exists (select 1 from directory.mapping m
                               where m.zoid = a.zoid and m.partner_id = :partner::bigint and m.from_on <= :today
                               and (m.until_on is null or m.until_on >= :today)) as mapped
                from found f join directory.account a on a.zoid = f.zoid
                order by f.kind, f.key, a.zoid""")
                .param("emails", keys.emails().toArray(String[]::new))
                .param("numbers", keys.numbers().toArray(String[]::new))
                .param("asked", asked.toArray(String[]::new))
                .param("tried", tried.toArray(String[]::new))
                .param("names", keys.names().toArray(String[]::new))
                .param("partner", partnerId)
                .param("today", today)
                .query((row, n) -> new Match(
                        KeyKind.valueOf(row.getString("kind")),
                        row.getString("key"),
                        account(row, services),
                        row.getBoolean("mapped")))
                .list();
    }

    /** The person by address, else their partner by the address's domain. */
    Optional<Sender> sender(String email) {
        return jdbc.sql("""
                with known as (
                    select partner_id, name, language, 1 as place from directory.partner_user where email = :email
                    union all
                    select partner_id, null, null, 2 from directory.partner_domain where domain = :domain)
                select k.name as person, k.language, p.id, p.name, p.tiers,
                       array(select domain from directory.partner_domain d where d.partner_id = p.id) as domains
                from known k join directory.partner p on p.id = k.partner_id
                order by k.place limit 1""")
                .param("email", email)
                .param("domain", email.substring(email.lastIndexOf('@') + 1))
                .query((row, n) -> new Sender(
                        email,
                        row.getString("person"),
                        row.getString("language"),
                        new Partner(row.getLong("id"), row.getString("name"), strings(row, "domains"), tiers(row))))
                .optional();
    }

    private record SubscriptionRow(
            String service,
            String plan,
            long quantity,
            Subscription.Kind kind,
            Subscription.Status status,
            LocalDate from_on,
            @Nullable LocalDate until_on) {}

    private Account account(ResultSet row, Map<String, Service> services) throws SQLException {
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

    /** A service that the catalogue no longer lists counts for nothing: its metric is not known to be users. */
    private static Subscription subscription(SubscriptionRow s, Map<String, Service> services) {
        Service service = services.get(s.service());
        return new Subscription(
                s.service(),
                service == null ? s.service() : service.name(),
                s.plan(),
                s.quantity(),
                service == null ? Metric.CREDITS : service.metric(),
                s.kind(),
                s.status(),
                s.from_on(),
                s.until_on());
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
