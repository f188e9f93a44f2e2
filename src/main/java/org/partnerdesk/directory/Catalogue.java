package org.partnerdesk.directory;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The few facts that every verdict needs, as known at a version and holding on a day: the vendor and its partners. */
public final class Catalogue {
    private final Version version;
    private final LocalDate day;
    private final Vendor vendor;
    private final Map<String, Service> services;
    private final Map<Long, Partner> partners;
    private final Set<String> partnerDomains;

    Catalogue(Version version, LocalDate day, Vendor vendor, List<Partner> partners) {
        this.version = version;
        this.day = day;
        this.vendor = vendor;
        this.services = vendor.services().stream().collect(Collectors.toMap(Service::code, Function.identity()));
        this.partners = partners.stream().collect(Collectors.toMap(Partner::id, Function.identity()));
        Set<String> domains = new HashSet<>();
        partners.forEach(partner -> domains.addAll(partner.domains()));
        this.partnerDomains = Set.copyOf(domains);
    }

    public Version version() {
        return version;
    }

    public Vendor vendor() {
        return vendor;
    }

    /** Every partner's registered domain. */
    public Set<String> partnerDomains() {
        return partnerDomains;
    }

    public Optional<Partner> partner(long id) {
        return Optional.ofNullable(partners.get(id));
    }

    LocalDate day() {
        return day;
    }

    Map<String, Service> services() {
        return services;
    }
}
