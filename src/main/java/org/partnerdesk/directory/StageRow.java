package org.partnerdesk.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One fact on its way into the directory, in the columns of its kind's stage table: addresses and domains in lower case
 * and ASCII form, identifiers in Western digits. Without {@code fromOn} it holds from the day it is first known, or from
 * ever; without {@code untilOn} it goes on.
 */
sealed interface StageRow {
    record OfAccount(
            String zoid,
            String name,
            String dataCentre,
            String region,
            String superAdminEmail,
            List<String> zgids,
            List<String> domains,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn)
            implements StageRow {}

    record OfUser(
            String zoid,
            String zuid,
            String email,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn) implements StageRow {}

    record OfSubscription(
            String zoid,
            String service,
            String plan,
            Subscription.Kind kind,
            long quantity,
            Subscription.Status status,
            LocalDate fromOn,
            @Nullable LocalDate untilOn)
            implements StageRow {}

    /** @param partner the vendor's own, lasting word for the partner */
    record OfPartner(
            String partner,
            String name,
            List<String> domains,
            Map<String, String> tiers,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn)
            implements StageRow {}

    record OfPartnerUser(
            String email,
            String partner,
            String name,
            String language,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn)
            implements StageRow {}

    record OfMapping(
            String partner,
            String zoid,
            String origin,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn) implements StageRow {}
}
