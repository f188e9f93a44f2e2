package org.partnerdesk.entitlement;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryUnavailable;
import org.partnerdesk.directory.Keys;
import org.partnerdesk.directory.Match;
import org.partnerdesk.directory.Partner;
import org.partnerdesk.directory.Vendor;
import org.partnerdesk.entitlement.reading.ServiceReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to verdicts: who is a ticket about, does it deserve priority, and the receipt that proves it. */
@Component
@EnableConfigurationProperties(EntitlementSettings.class)
public class Entitlements {
    private final Directory directory;
    private final PolicyStore policies;
    private final ReceiptStore receipts;
    private final EntitlementSettings settings;
    private final Clock clock;
    private volatile @Nullable EntitlementPolicy policy;
    private volatile @Nullable Catalogue catalogue;

    private record Catalogue(Vendor vendor, ServiceReader services) {}

    Entitlements(
            Directory directory,
            PolicyStore policies,
            ReceiptStore receipts,
            EntitlementSettings settings,
            Clock clock) {
        this.directory = directory;
        this.policies = policies;
        this.receipts = receipts;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Finds the customer of a claim and judges it by the policy in force; writes nothing. A directory that does not
     * answer is a verdict too, and the ticket is taken all the same.
     *
     * @throws IllegalStateException before a preset and a policy were installed
     */
    public Assessment assess(Claim claim) {
        Catalogue names = catalogue();
        Premises premises = new Premises(names.vendor(), directory.partnerDomains(), policy(), settings);
        Reading reading = Reading.of(claim, names.services());
        NeverCounts neverCounts =
                new NeverCounts(claim.sender(), premises.vendor(), premises.partnerDomains(), claim.lists());
        List<Match> matches = matches(claim, reading.keys(neverCounts));
        return new Assessor(claim, reading, premises, neverCounts, matches).assess();
    }

    /**
     * Appends the proof of a verdict to the ticket's receipts. The caller holds the ticket's lock: two receipts for one
     * number would be refused by the database.
     *
     * @param severityBefore the ticket's severity as the verdict found it
     * @param severityAfter what the verdict made of it
     */
    @Transactional
    public Receipt keep(long ticketId, Assessment assessment, String severityBefore, String severityAfter, Instant at) {
        return receipts.append(ticketId, assessment.receipt().with(severityBefore, severityAfter), at);
    }

    /** At most {@code most} of the ticket's receipts, oldest first, those behind the one with {@code afterSeq}. */
    public List<Receipt> receipts(long ticketId, long afterSeq, int most) {
        return receipts.ofTicket(ticketId, afterSeq, most);
    }

    /**
     * Puts a policy in force as a new version, whatever its own number says; nothing happens when it changes nothing. To
     * be called outside a transaction: before its commit another request could read, and keep, the old one.
     */
    public void install(EntitlementPolicy newPolicy) {
        policies.append(newPolicy, clock.instant());
        policy = null;
    }

    /** The policy in force. Throws {@link IllegalStateException} before one was installed. */
    public EntitlementPolicy policy() {
        EntitlementPolicy known = policy;
        if (known == null) {
            known = policies.current().orElseThrow(() -> new IllegalStateException("No policy is installed"));
            policy = known;
        }
        return known;
    }

    private @Nullable List<Match> matches(Claim claim, Keys keys) {
        if (keys.emails().isEmpty()
                && keys.numbers().isEmpty()
                && keys.domains().isEmpty()
                && keys.names().isEmpty()) {
            return List.of();
        }
        Partner partner = claim.sender().partner();
        try {
            return directory.identify(keys, partner == null ? null : partner.id(), claim.at());
        } catch (DirectoryUnavailable e) {
            return null;
        }
    }

    private Catalogue catalogue() {
        Vendor vendor = directory.vendor();
        Catalogue known = catalogue;
        if (known == null || known.vendor() != vendor) {
            known = new Catalogue(vendor, new ServiceReader(vendor.services()));
            catalogue = known;
        }
        return known;
    }
}
