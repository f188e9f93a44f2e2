package org.partnerdesk.commitments;

import org.jspecify.annotations.Nullable;

/**
 * What decides which promises a ticket is given.
 *
 * @param severity {@code S1} to {@code S4}
 * @param dataCentre such as {@code US}; the calendar of the same code counts the time
 * @param tier of the partner in the account's region; null when not known
 * @param impact {@code outage}, {@code sign-in}, {@code degraded} or {@code question}; null when nobody said
 * @param requestType such as {@code Upgrades}; null when nobody said: the default one
 */
public record Terms(
        String severity,
        String dataCentre,
        @Nullable String tier,
        @Nullable String impact,
        @Nullable String requestType) {

    /** Of a request of the default type. */
    public Terms(String severity, String dataCentre, @Nullable String tier, @Nullable String impact) {
        this(severity, dataCentre, tier, impact, null);
    }
}
