package org.partnerdesk.directory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to the directory. What the preset fixed is read once; accounts and people are asked for each time. */
@Component
public class Directory {
    private final DirectoryStore store;
    private final DirectoryImport imports;
    private volatile @Nullable Catalogue catalogue;

    private record Catalogue(
            Vendor vendor,
            Map<String, Service> services,
            Set<String> partnerDomains,
            Map<Long, Map<String, String>> tiers) {}

    Directory(DirectoryStore store, DirectoryImport imports) {
        this.store = store;
        this.imports = imports;
    }

    /** What the preset says of the vendor. Throws {@link IllegalStateException} before a preset was installed. */
    public Vendor vendor() {
        return catalogue().vendor();
    }

    /** Every partner's registered domain. */
    public Set<String> partnerDomains() {
        return catalogue().partnerDomains();
    }

    /** The partner's tier in the region of a data centre, such as {@code premium}. */
    public Optional<String> tier(long partnerId, String dataCentre) {
        return dataCentre(dataCentre)
                .flatMap(at -> Optional.ofNullable(
                        catalogue().tiers().getOrDefault(partnerId, Map.of()).get(at.region())));
    }

    /** The service with this code, if the vendor offers it. */
    public Optional<Service> service(String code) {
        return Optional.ofNullable(catalogue().services().get(code));
    }

    /** The data centre with this code. */
    public Optional<DataCentre> dataCentre(String code) {
        return vendor().dataCentres().stream()
                .filter(d -> d.code().equals(code))
                .findFirst();
    }

    /** The data centre that mail to this address of the desk belongs to until the customer is known (M14). */
    public Optional<DataCentre> mailbox(String address) {
        return vendor().dataCentres().stream()
                .filter(d -> d.mailboxDefault() && d.mailbox().equals(address.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * Every account that one of the keys leads to, as of {@code at}; the same account once for each key.
     *
     * @param partnerId whose mappings decide {@link Match#mapped()}; null: nothing is mapped
     * @throws DirectoryUnavailable when the source does not answer
     */
    public List<Match> identify(Keys keys, @Nullable Long partnerId, Instant at) {
        return store.matches(keys, partnerId, at, catalogue().services());
    }

    /** Who writes from this address (D12); a stranger when neither the address nor its domain is a partner's. */
    public Sender sender(String email) {
        String address = email.toLowerCase(Locale.ROOT);
        return store.sender(address).orElseGet(() -> Sender.stranger(address));
    }

    /** Takes the vendor's fixed facts from a preset, replacing what an earlier one said. */
    @Transactional
    public void install(Vendor vendor) {
        store.keepVendor(vendor);
        catalogue = null;
    }

    /** Takes accounts and partners from a file; what it does not name stays. */
    @Transactional
    public void take(DirectoryFile file) {
        imports.take(file, vendor());
        catalogue = null;
    }

    private Catalogue catalogue() {
        Catalogue known = catalogue;
        if (known == null) {
            Vendor vendor = store.vendor().orElseThrow(() -> new IllegalStateException("No preset is installed"));
            known = new Catalogue(
                    vendor,
                    vendor.services().stream().collect(Collectors.toMap(Service::code, Function.identity())),
                    store.partnerDomains(),
                    store.tiers());
            catalogue = known;
        }
        return known;
    }
}
