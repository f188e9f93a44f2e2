package org.partnerdesk.console.account;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Person;
import org.partnerdesk.console.ChangeView;
import org.partnerdesk.console.Days;
import org.partnerdesk.console.ViewCounts;
import org.partnerdesk.directory.Account;
import org.partnerdesk.directory.AccountLife;
import org.partnerdesk.directory.Accounts;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.Service;
import org.partnerdesk.directory.Version;
import org.partnerdesk.entitlement.ClassPeriod;
import org.partnerdesk.entitlement.Entitlements;
import org.springframework.stereotype.Component;

/** Makes the view of an account out of its life and what stands around it. */
@Component
class AccountReader {
    /** How far the picture goes back, and beyond today: an end that is known already should be seen coming. */
    private static final int YEARS_BACK = 3;

    private static final int DAYS_AHEAD = 60;

    private final Accounts accounts;
    private final Directory directory;
    private final Entitlements entitlements;
    private final AccountQueries queries;
    private final ViewCounts counts;
    private final Clock clock;

    AccountReader(
            Accounts accounts,
            Directory directory,
            Entitlements entitlements,
            AccountQueries queries,
            ViewCounts counts,
            Clock clock) {
        this.accounts = accounts;
        this.directory = directory;
        this.entitlements = entitlements;
        this.queries = queries;
        this.counts = counts;
        this.clock = clock;
    }

    /** Empty when there never was such an account. */
    Optional<AccountView> account(
            String zoid, @Nullable String asOf, @Nullable String knownOn, @Nullable String after, Person me) {
        Days days = Days.of(asOf, knownOn, clock.instant());
        return accounts.life(zoid).map(life -> view(zoid, life, days, after, me));
    }

    private AccountView view(String zoid, AccountLife life, Days days, @Nullable String after, Person me) {
        Version known = known(life, days);
        Account account = known == null ? null : life.on(days.asOf(), known).orElse(null);
        AccountFacts facts = queries.of(zoid, known == null ? 0 : known.no(), days.asOf(), after, me.viewer());
        List<AccountView.User> users =
                facts.users().subList(0, Math.min(facts.users().size(), AccountQueries.USERS));
        return new AccountView(
                zoid,
                life.last(life.newest()).map(Account::name).orElse(zoid),
                days,
                known,
                account,
                account == null ? null : entitlements.classOf(account, days.asOf()),
                ClassPicture.of(periods(life, days), days.today(), days.asOf()),
                users,
                users.size() < facts.users().size() ? users.getLast().zuid() : null,
                after != null,
                facts.partners().stream().map(row -> mapping(row, days.asOf())).toList(),
                facts.tickets(),
                ChangeView.of(facts.changes(), services()),
                counts.of(me.email()));
    }

    private @Nullable Version known(AccountLife life, Days days) {
        Instant at = days.knownAt();
        return at == null ? life.newest() : directory.versionAt(at).orElse(null);
    }

    private List<ClassPeriod> periods(AccountLife life, Days days) {
        LocalDate first = life.turns().getFirst().minusWeeks(2);
        LocalDate earliest = days.today().minusYears(YEARS_BACK);
        first = first.isBefore(earliest) ? earliest : first;
        LocalDate last = days.today().plusDays(DAYS_AHEAD);
        return entitlements.classesOf(
                life,
                first.isAfter(days.asOf()) ? days.asOf() : first,
                last.isBefore(days.asOf()) ? days.asOf() : last);
    }

    private Map<String, String> services() {
        return directory.vendor().services().stream().collect(Collectors.toMap(Service::code, Service::name));
    }

    private static AccountView.Mapping mapping(AccountFacts.PartnerRow row, LocalDate day) {
        boolean begun = row.fromOn() == null || !row.fromOn().isAfter(day);
        return new AccountView.Mapping(
                row.id(),
                row.name() == null ? Long.toString(row.id()) : row.name(),
                row.origin(),
                row.fromOn(),
                row.untilOn(),
                begun && (row.untilOn() == null || !row.untilOn().isBefore(day)));
    }
}
