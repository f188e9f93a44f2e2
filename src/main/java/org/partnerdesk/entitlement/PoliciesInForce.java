package org.partnerdesk.entitlement;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Version;
import org.springframework.stereotype.Component;

/**
 * Which policy is in force at an instant. The published ones are read again whenever the directory's version has moved,
 * as it does when one is published: no statement of its own, and no node that misses one (ADR 0027).
 */
@Component
class PoliciesInForce {
    private final PolicyStore store;
    private volatile @Nullable Known known;

    PoliciesInForce(PolicyStore store) {
        this.store = store;
    }

    private record Known(Version directory, List<PolicyStore.Published> newestFirst) {}

    /**
     * The published policy with the latest effective date at or before {@code instant}, of several the highest version;
     * before the first date, the first. Throws {@link IllegalStateException} when none was published yet.
     *
     * @param directory the newest version that the caller knows of
     */
    EntitlementPolicy at(Instant instant, Version directory) {
        List<PolicyStore.Published> published = published(directory);
        return published.stream()
                .filter(p -> !p.effectiveFrom().isAfter(instant))
                .findFirst()
                .orElseGet(published::getLast)
                .policy();
    }

    /** The days (UTC) from whose end on another one may be in force. */
    Set<LocalDate> turns(Version directory) {
        return published(directory).stream()
                .map(p -> LocalDate.ofInstant(p.effectiveFrom(), UTC))
                .collect(toSet());
    }

    /** The policy that was published as this version, if there is one. */
    Optional<EntitlementPolicy> version(int version, Version directory) {
        return published(directory).stream()
                .map(PolicyStore.Published::policy)
                .filter(policy -> policy.version() == version)
                .findFirst();
    }

    private List<PolicyStore.Published> published(Version directory) {
        Known last = known;
        if (last == null || !last.directory().equals(directory)) {
            last = new Known(directory, store.published());
            if (last.newestFirst().isEmpty()) {
                throw new IllegalStateException("No policy is installed");
            }
            known = last;
        }
        return last.newestFirst();
    }
}
