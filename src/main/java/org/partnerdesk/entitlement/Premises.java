package org.partnerdesk.entitlement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Account;
import org.partnerdesk.directory.DataCentre;
import org.partnerdesk.directory.Service;
import org.partnerdesk.directory.Vendor;

/** What every verdict rests on besides the claim itself. */
record Premises(Vendor vendor, Set<String> partnerDomains, EntitlementPolicy policy, EntitlementSettings settings) {

    Optional<Service> service(@Nullable String code) {
        return vendor.services().stream().filter(s -> s.code().equals(code)).findFirst();
    }

    /** The day at the place where the account is hosted: subscriptions begin and end by it. */
    LocalDate dayOf(Account account, Instant at) {
        ZoneId zone = vendor.dataCentres().stream()
                .filter(d -> d.code().equals(account.dataCentre()))
                .map(DataCentre::zone)
                .<ZoneId>map(ZoneId::of)
                .findFirst()
                .orElse(ZoneOffset.UTC);
        return LocalDate.ofInstant(at, zone);
    }
}
