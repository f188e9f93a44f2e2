package org.partnerdesk.console;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The two days a page about the directory can be asked for: which day it tells of, and when somebody knew that.
 *
 * @param asOf what holds on this day
 * @param knownOn by what the desk knew at the end of this day (UTC); null: by what it knows now
 * @param today the present day (UTC)
 */
public record Days(LocalDate asOf, @Nullable LocalDate knownOn, LocalDate today) {
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    /** What was asked for; whatever is no day is left out. Who asks only what was known on a day means that day. */
    public static Days of(@Nullable String asOf, @Nullable String knownOn, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, UTC);
        LocalDate known = day(knownOn);
        LocalDate of = day(asOf);
        return new Days(of != null ? of : known != null ? known : today, known, today);
    }

    /** Whether it is the plain present. */
    public boolean isNow() {
        return asOf.equals(today) && knownOn == null;
    }

    /** The last instant of the day whose knowledge is asked for; null: now. */
    public @Nullable Instant knownAt() {
        return knownOn == null
                ? null
                : knownOn.plusDays(1).atStartOfDay(UTC).toInstant().minusNanos(1000);
    }

    /** The same days for another address: {@code ?asOf=...}, empty for the present; {@code more} is added. */
    public String query(String more) {
        StringBuilder query = new StringBuilder();
        if (!isNow()) {
            query.append("&asOf=").append(asOf);
        }
        if (knownOn != null) {
            query.append("&knownOn=").append(knownOn);
        }
        if (!more.isEmpty()) {
            query.append('&').append(more);
        }
        return query.isEmpty() ? "" : "?" + query.substring(1);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            return day.isBefore(FIRST) || day.isAfter(LAST) ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
