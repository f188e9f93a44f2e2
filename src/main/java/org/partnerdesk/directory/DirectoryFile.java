package org.partnerdesk.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts and partners as a file brings them: the shape of the demo directory in {@code presets/}. */
public record DirectoryFile(List<AccountRow> accounts, List<PartnerRow> partners) {

    /**
     * One customer organisation; its domain is its SuperAdmin's unless {@code domains} says otherwise, its region its
     * data centre's unless {@code region} does.
     */
    public record AccountRow(
            String zoid,
            String name,
            String dataCentre,
            @Nullable String region,
            String superAdmin,
            @Nullable List<String> zgids,
            @Nullable List<String> domains,
            @Nullable List<UserRow> users,
            @Nullable List<SubscriptionRow> subscriptions) {}

    /** A person of an account. */
    public record UserRow(String zuid, String email) {}

    /** {@code kind} is PAID and {@code status} ACTIVE unless said otherwise. */
    public record SubscriptionRow(
            String service,
            String plan,
            long quantity,
            Subscription.@Nullable Kind kind,
            Subscription.@Nullable Status status,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** A partner, its people, its tier by region and the customers mapped to it. */
    public record PartnerRow(
            String name,
            List<String> domains,
            Map<String, String> tiers,
            List<PartnerUserRow> users,
            List<String> customers,
            LocalDate mappedFrom) {}

    /** A person of a partner. */
    public record PartnerUserRow(String email, String name, String language) {}
}
