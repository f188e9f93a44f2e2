package org.partnerdesk.entitlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Account;
import org.partnerdesk.directory.AccountLife;

/**
 * Days on end on which an account's count, region and thresholds stayed the same, each by what was known at its end.
 *
 * @param from the first of them
 * @param until the last of them
 * @param on null when it was no account
 */
public record ClassPeriod(
        LocalDate from, LocalDate until, @Nullable AccountClass on) {

    /** @param turns the days on which something may have become otherwise */
    static List<ClassPeriod> of(
            AccountLife life,
            SortedSet<LocalDate> turns,
            LocalDate first,
            LocalDate last,
            BiFunction<Account, LocalDate, AccountClass> count) {
        SortedSet<LocalDate> days = new TreeSet<>(turns.tailSet(first));
        days.removeIf(day -> day.isAfter(last));
        days.add(first);
        List<ClassPeriod> periods = new ArrayList<>();
        for (LocalDate day : days) {
            Optional<Account> account = life.on(day, life.knownOn(day));
            AccountClass on = account.map(a -> count.apply(a, day)).orElse(null);
            ClassPeriod before = periods.isEmpty() ? null : periods.removeLast();
            if (before != null && before.isLike(on)) {
                periods.add(before);
                continue;
            }
            if (before != null) {
                periods.add(new ClassPeriod(before.from, day.minusDays(1), before.on));
            }
            periods.add(new ClassPeriod(day, last, on));
        }
        return periods;
    }

    private boolean isLike(@Nullable AccountClass other) {
        return on == null || other == null ? on == other : on.isLike(other);
    }
}
