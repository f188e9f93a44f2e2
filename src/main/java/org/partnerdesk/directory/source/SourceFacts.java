package org.partnerdesk.directory.source;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.partnerdesk.directory.ChangeKind;
import org.partnerdesk.directory.Changes;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.directory.FactStore;
import org.partnerdesk.directory.FactStore.Source;
import org.partnerdesk.directory.Keys;
import org.partnerdesk.directory.Version;
import org.partnerdesk.directory.imports.reading.FactRecord;
import org.partnerdesk.directory.imports.reading.StagedLine;
import org.partnerdesk.platform.text.DomainParents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;

/** Writes what the source says, where it is news, as one change of the directory. What it says of mappings is not asked. */
@Component
class SourceFacts {
    /** Accounts that nobody asked for, and those that claim what belongs to another. */
    private static final String STRANGE = """
            with told as materialized (
                select * from json_populate_recordset(null::directory.stage_account, :accounts::json)),
            person as materialized (
                select * from json_populate_recordset(null::directory.stage_user, :users::json)),
            other as (
                select zoid, zgids, domains from told
                union all
                select zoid, zgids, domains from directory.account a
                where until_change is null and (until_on is null or until_on >= :day)
                  and zoid <> all(:answered)
                  and (domains && (select array_agg(d) from told, unnest(told.domains) d)
                       or zgids && (select array_agg(z) from told, unnest(told.zgids) z)))
            select zoid from told t
            where exists (select from other o
                          where o.zoid <> t.zoid and (o.domains && t.domains or o.zgids && t.zgids))
               or not (zoid = any(:numbers) or zgids && :numbers::text[] or super_admin_email = any(:emails)
                       or domains && :domains::text[]
                       or exists (select from person p
                                  where p.zoid = t.zoid and (p.email = any(:emails) or p.zuid = any(:numbers))))""";

    /** Of the users only those who were asked for are told. */
    private static final String USERS_GONE = """
            select coalesce(json_agg(gone), '[]') from (
                select zoid, zuid from directory.account_user
                where zoid = any(:zoids) and (email = any(:emails) or zuid = any(:numbers))
                  and until_change is null and (until_on is null or until_on >= :day)
                except
                select zoid, zuid from json_populate_recordset(null::directory.stage_user, :rows::json)) gone""";

    private static final String SUBSCRIPTIONS_GONE = """
            select coalesce(json_agg(gone), '[]') from (
                select zoid, service, plan, kind, from_on from directory.subscription
                where zoid = any(:zoids) and until_change is null and (until_on is null or until_on >= :day)
                except
                select zoid, service, plan, kind, from_on
                from json_populate_recordset(null::directory.stage_subscription, :rows::json)) gone""";

    private static final String ACCOUNTS_GONE = """
            select coalesce(json_agg(gone), '[]') from (select unnest(:zoids::text[]) as zoid) gone""";

    private static final int MOST_TOLD_OF = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(SourceFacts.class);

    private final FactStore facts;
    private final Changes changes;
    private final JdbcClient jdbc;
    private final Set<String> toldOf = ConcurrentHashMap.newKeySet();

    SourceFacts(FactStore facts, Changes changes, JdbcClient jdbc) {
        this.facts = facts;
        this.changes = changes;
        this.jdbc = jdbc;
    }

    /** What there is to write of one kind: facts that hold, and facts that hold no more. */
    private record News(FactKind kind, Source given, Source gone) {}

    /**
     * Writes an answer into the caller's transaction.
     *
     * @param asked what was asked for, the ZOIDs of {@code known} among it
     * @param known accounts that the keys had led to before: one that is not told of has ended
     */
    void take(Keys asked, Set<String> known, List<SourceAccount> told, LocalDate day, TransactionStatus status) {
        Set<String> refused = refused(asked, known, told, day);
        List<SourceAccount> taken = told.stream()
                .filter(account -> !refused.contains(account.zoid()))
                .toList();
        Set<String> gone = new HashSet<>(known);
        told.forEach(account -> gone.remove(account.zoid()));
        List<News> news = Stream.of(FactKind.ACCOUNTS, FactKind.USERS, FactKind.SUBSCRIPTIONS)
                .map(kind -> news(kind, taken, gone, asked, day))
                .toList();
        boolean any = news.stream()
                .anyMatch(n -> !isEmpty(n.gone())
                        || facts.compare(n.kind(), n.given(), day).isNews());
        if (any) {
            write(news, day, status);
        }
    }

    /** Somebody else may have written the same since it was compared: then this is no change. */
    private void write(List<News> news, LocalDate day, TransactionStatus status) {
        Object before = status.createSavepoint();
        Version change = changes.begin(ChangeKind.SOURCE, null, null);
        boolean changed = false;
        for (News n : news) {
            changed |= facts.write(n.kind(), n.given(), day, change).isNews();
            changed |= facts.end(n.kind(), n.gone(), day, change) > 0;
        }
        if (!changed) {
            status.rollbackToSavepoint(before);
        }
    }

    private News news(FactKind kind, List<SourceAccount> taken, Set<String> gone, Keys asked, LocalDate day) {
        Set<String> whole = new HashSet<>(gone);
        taken.stream().filter(a -> a.facts().containsKey(kind)).forEach(a -> whole.add(a.zoid()));
        String rows = rows(kind, taken);
        String ended = kind == FactKind.ACCOUNTS
                ? gone(ACCOUNTS_GONE, gone, rows, asked, day)
                : gone(kind == FactKind.USERS ? USERS_GONE : SUBSCRIPTIONS_GONE, whole, rows, asked, day);
        return new News(kind, Source.json(kind, rows), Source.json(kind, ended));
    }

    private String gone(String sql, Set<String> zoids, String rows, Keys asked, LocalDate day) {
        return jdbc.sql(sql)
                .param("zoids", array(zoids))
                .param("rows", rows)
                .param("emails", array(asked.emails()))
                .param("numbers", array(asked.numbers()))
                .param("day", day)
                .query(String.class)
                .single();
    }

    private Set<String> refused(Keys asked, Set<String> known, List<SourceAccount> told, LocalDate day) {
        Set<String> answered = new HashSet<>(known);
        told.forEach(account -> answered.add(account.zoid()));
        Set<String> refused = new HashSet<>();
        List<SourceAccount> readable =
                told.stream().filter(account -> account.refusal().isEmpty()).toList();
        told.forEach(account -> account.refusal().ifPresent(why -> refuse(account.zoid(), why, refused)));
        strange(asked, answered, readable, day)
                .forEach(zoid -> refuse(zoid, "nobody asked for it, or it claims what belongs to another", refused));
        return refused;
    }

    private List<String> strange(Keys asked, Set<String> answered, List<SourceAccount> readable, LocalDate day) {
        return jdbc.sql(STRANGE)
                .param("accounts", rows(FactKind.ACCOUNTS, readable))
                .param("users", rows(FactKind.USERS, readable))
                .param("answered", array(answered))
                .param("numbers", array(asked.numbers()))
                .param("emails", array(asked.emails()))
                .param(
                        "domains",
                        asked.domains().stream()
                                .flatMap(domain -> DomainParents.of(domain).stream())
                                .toArray(String[]::new))
                .param("day", day)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private void refuse(String zoid, String why, Set<String> refused) {
        refused.add(zoid);
        if (toldOf.size() > MOST_TOLD_OF) {
            toldOf.clear();
        }
        if (toldOf.add(zoid + why)) {
            LOG.warn("What the directory's source says of account {} is not taken: {}", zoid, why);
        }
    }

    private static String rows(FactKind kind, List<SourceAccount> accounts) {
        List<StagedLine> lines = accounts.stream()
                .flatMap(account -> account.facts().getOrDefault(kind, List.of()).stream())
                .toList();
        return FactRecord.rows(kind, lines);
    }

    private static boolean isEmpty(Source source) {
        return source.json().equals("[]");
    }

    private static String[] array(Collection<String> values) {
        return values.toArray(String[]::new);
    }
}
