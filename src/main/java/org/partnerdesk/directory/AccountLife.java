package org.partnerdesk.directory;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toCollection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that was ever believed of an account and its subscriptions, for asking what held on a day and who knew it when. */
public final class AccountLife {
    private final Version newest;
    private final Told told;
    private final Map<String, Service> services;

    AccountLife(Version newest, Told told, Map<String, Service> services) {
        this.newest = newest;
        this.told = told;
        this.services = services;
    }

    /** Every version of the facts, and the changes that brought or ended one, oldest first. */
    record Told(List<AccountFact> accounts, List<SubscriptionFact> subscriptions, List<Version> changes) {}

    /** A fact with its two times; without {@code fromOn} it has always been so. */
    sealed interface Fact {
        @Nullable
        LocalDate fromOn();

        @Nullable
        LocalDate untilOn();

        long sinceChange();

        @Nullable
        Long untilChange();

        default boolean isBelieved(long change) {
            Long until = untilChange();
            return sinceChange() <= change && (until == null || until > change);
        }

        default boolean holds(LocalDate day) {
            LocalDate from = fromOn();
            LocalDate until = untilOn();
            return (from == null || !from.isAfter(day)) && (until == null || !until.isBefore(day));
        }
    }

    record AccountFact(
            String zoid,
            String name,
            String dataCentre,
            String region,
            String superAdminEmail,
            List<String> zgids,
            List<String> domains,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn,
            long sinceChange,
            @Nullable Long untilChange)
            implements Fact {}

    record SubscriptionFact(
            String service,
            String plan,
            long quantity,
            Subscription.Kind kind,
            Subscription.Status status,
            LocalDate fromOn,
            @Nullable LocalDate untilOn,
            long sinceChange,
            @Nullable Long untilChange)
            implements Fact {}

    /** The state of the directory that this was read from: everything is known by it. */
    public Version newest() {
        return newest;
    }

    /** The account as it was on a day by what a version knew; empty when by that it was none. */
    public Optional<Account> on(LocalDate day, Version known) {
        return told.accounts().stream()
                .filter(fact -> fact.isBelieved(known.no()) && fact.holds(day))
                .findFirst()
                .map(fact -> account(fact, known));
    }

    /** The account as a version knew it last, whether or not it still is one; empty when that did not know it yet. */
    public Optional<Account> last(Version known) {
        return told.accounts().stream()
                .filter(fact -> fact.isBelieved(known.no()))
                .reduce((earlier, later) -> later)
                .map(fact -> account(fact, known));
    }

    /** What was known at the end of a day (UTC): the version of the last change by then, else the first there was. */
    public Version knownOn(LocalDate day) {
        return told.changes().stream()
                .filter(change -> !dayOf(change).isAfter(day))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> told.changes().getFirst());
    }

    /** The days on which something may have become otherwise: a fact begins, has ended, or became known. */
    public SortedSet<LocalDate> turns() {
        SortedSet<LocalDate> days =
                told.changes().stream().map(AccountLife::dayOf).collect(toCollection(TreeSet::new));
        told.accounts().forEach(fact -> addTurns(fact, days));
        told.subscriptions().forEach(fact -> addTurns(fact, days));
        return days;
    }

    private static void addTurns(Fact fact, SortedSet<LocalDate> days) {
        LocalDate from = fact.fromOn();
        LocalDate until = fact.untilOn();
        if (from != null) {
            days.add(from);
        }
        if (until != null) {
            days.add(until.plusDays(1));
        }
    }

    private static LocalDate dayOf(Version change) {
        return LocalDate.ofInstant(change.at(), UTC);
    }

    private Account account(AccountFact fact, Version known) {
        return new Account(
                fact.zoid(),
                fact.name(),
                fact.dataCentre(),
                fact.region(),
                fact.superAdminEmail(),
                fact.zgids(),
                fact.domains(),
                told.subscriptions().stream()
                        .filter(s -> s.isBelieved(known.no()))
                        .map(this::subscription)
                        .toList());
    }

    private Subscription subscription(SubscriptionFact fact) {
        Service service = services.getOrDefault(fact.service(), Service.unknown(fact.service()));
        return new Subscription(
                fact.service(),
                service.name(),
                fact.plan(),
                fact.quantity(),
                service.metric(),
                fact.kind(),
                fact.status(),
                fact.fromOn(),
                fact.untilOn());
    }
}
