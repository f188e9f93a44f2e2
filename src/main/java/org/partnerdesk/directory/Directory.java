package org.partnerdesk.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** The door to the directory. What the preset fixed is read once; accounts and people are asked for each time. */
@Component
public class Directory {
    private final DirectoryStore store;
    private final Recording recording;
    private final Clock clock;
    private volatile @Nullable Catalogue catalogue;

    Directory(DirectoryStore store, Recording recording, Clock clock) {
        this.store = store;
        this.recording = recording;
        this.clock = clock;
    }

    /** What the preset says of the vendor. Throws {@link IllegalStateException} before a preset was installed. */
    public Vendor vendor() {
        return catalogue().vendor();
    }

    /** Every partner's registered domain. */
    public Set<String> partnerDomains() {
        return catalogue().partnerDomains();
    }

    /** What was fixed for the vendor and known of partners at a version, on the day of {@code at}. */
    public Catalogue catalogue(Version version, Instant at) {
        return catalogue(version, day(at));
    }

    private Catalogue catalogue(Version version, LocalDate day) {
        Vendor vendor =
                store.vendor(version.no()).orElseThrow(() -> new IllegalStateException("No preset is installed"));
        return new Catalogue(version, day, vendor, store.partners(version.no(), day));
    }

    /** The version that held at an instant; empty before the first change. */
    public Optional<Version> versionAt(Instant instant) {
        return store.at(instant);
    }

    /** The partner's tier in the region of a data centre, such as {@code premium}. */
    public Optional<String> tier(long partnerId, String dataCentre) {
        return dataCentre(dataCentre)
                .flatMap(at -> catalogue()
                        .partner(partnerId)
                        .flatMap(partner -> Optional.ofNullable(partner.tiers().get(at.region()))));
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
     * Every account that one of the keys leads to on the day of {@code at}, by what is known now; the same account once
     * for each key.
     *
     * @param partnerId whose mappings decide {@link Match#mapped()}; null: nothing is mapped
     */
    public Answer identify(Keys keys, @Nullable Long partnerId, Instant at) {
        return lookup(keys, at).answer(partnerId);
    }

    /** The same for many requests at once: what each of them asks for is in {@code keys}. */
    public Lookup lookup(Keys keys, Instant at) {
        return store.lookup(keys, day(at), null, catalogue().services());
    }

    /** The same by what was known at {@code as}, the way it was answered then. */
    public Answer identify(Keys keys, @Nullable Long partnerId, Instant at, Catalogue as) {
        return store.lookup(keys, day(at), as.version().no(), as.services()).answer(partnerId);
    }

    /** Who writes from this address (D12); a stranger when neither the address nor its domain is a partner's. */
    public Sender sender(String email) {
        String address = email.toLowerCase(Locale.ROOT);
        return senders(Set.of(address)).getOrDefault(address, Sender.stranger(address));
    }

    /** The same for many addresses, in lower case. */
    public Map<String, Sender> senders(Set<String> emails) {
        LocalDate day = day(clock.instant());
        Optional<DirectoryStore.Known> known = store.senders(emails, day);
        known.ifPresent(k -> refresh(k.version(), day));
        return known.map(DirectoryStore.Known::senders).orElse(Map.of());
    }

    /**
     * Tags a customer to a partner from today on; nothing happens when it is.
     *
     * @param byEmail the agent who says so
     * @return false when nothing was done, because others are changing the directory for longer than two seconds
     */
    @Transactional
    public boolean map(long partnerId, String zoid, String byEmail) {
        return recording.map(partnerId, zoid, byEmail, day(clock.instant()));
    }

    /** Whether there is an account with this ZOID today. */
    public boolean hasAccount(String zoid) {
        return !lookup(new Keys(Set.of(), Set.of(zoid), Set.of(), Set.of()), clock.instant())
                .answer(null)
                .matches()
                .isEmpty();
    }

    /** Takes the vendor's fixed facts from a preset, if it says something new. */
    @Transactional
    public void install(Vendor vendor) {
        Optional<Vendor> before = store.newest().flatMap(newest -> store.vendor(newest.no()));
        if (!before.equals(Optional.of(vendor))) {
            store.keepVendor(vendor, recording.begin(ChangeKind.PRESET, null, null));
        }
        catalogue = null;
    }

    /**
     * Moves the version because of a policy that is being published in the caller's transaction: whoever knows the new
     * version knows of the policy too (ADR 0027). Publications wait for one another here.
     */
    @Transactional
    public Version policyPublished(@Nullable String byEmail, @Nullable String reason) {
        Version version = recording.begin(ChangeKind.POLICY, byEmail, reason);
        catalogue = null;
        return version;
    }

    /** Whether nothing has been written into it yet. */
    public boolean isNew() {
        return store.newest().isEmpty();
    }

    /** Takes accounts and partners from a file; what it does not name stays. */
    @Transactional
    public void take(DirectoryFile file) {
        recording.take(file, vendor(), day(clock.instant()));
        catalogue = null;
    }

    /** What was read once may no longer be so. */
    @TransactionalEventListener(fallbackExecution = true)
    void changed(DirectoryChanged change) {
        catalogue = null;
    }

    /** The same as known now and holding today. Throws {@link IllegalStateException} before a preset was installed. */
    public Catalogue catalogue() {
        Catalogue known = catalogue;
        return known == null ? refresh(newest(), day(clock.instant())) : known;
    }

    private Version newest() {
        return store.newest().orElseThrow(() -> new IllegalStateException("No preset is installed"));
    }

    /** Another node may have changed the directory; whoever reads a sender sees it by the version. */
    private Catalogue refresh(Version newest, LocalDate day) {
        Catalogue known = catalogue;
        if (known == null || !known.version().equals(newest) || !known.day().equals(day)) {
            known = catalogue(newest, day);
            catalogue = known;
        }
        return known;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
