package org.partnerdesk.entitlement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Catalogue;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryUnavailable;
import org.partnerdesk.directory.Keys;
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
    private final Policies policies;
    private final PoliciesInForce inForce;
    private final ReceiptStore receipts;
    private final Replays replays;
    private final EntitlementSettings settings;
    private volatile @Nullable Names names;

    private record Names(Vendor vendor, ServiceReader services) {}

    Entitlements(
            Directory directory,
            Policies policies,
            PoliciesInForce inForce,
            ReceiptStore receipts,
            Replays replays,
            EntitlementSettings settings) {
        this.directory = directory;
        this.policies = policies;
        this.inForce = inForce;
        this.receipts = receipts;
        this.replays = replays;
        this.settings = settings;
    }

    /**
     * Finds the customer of a claim and judges it by the policy in force at its instant; writes nothing. A directory that does not
     * answer is a verdict too, and the ticket is taken all the same.
     *
     * @throws IllegalStateException before a preset and a policy were installed
     */
    public Assessment assess(Claim claim) {
        Catalogue known = directory.catalogue();
        Premises premises = new Premises(known.vendor(), known.partnerDomains(), policyAt(claim.at()), settings);
        Reading reading = Reading.of(claim, services(known.vendor()));
        NeverCounts neverCounts = NeverCounts.of(claim, premises);
        return new Assessor(claim, reading, premises, neverCounts, ask(claim, reading.keys(neverCounts))).assess();
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

    /** The ticket's receipts, oldest first. */
    public List<Receipt> receipts(long ticketId) {
        return receipts.ofTicket(ticketId);
    }

    /** Reaches a kept verdict again from what its receipt pins; empty when there is no such receipt. */
    public Optional<Replay> replay(long receiptId) {
        return receipts.find(receiptId).map(replays::of);
    }

    /**
     * Puts the rules of a preset in force as a new version, marked as a sample. Nothing happens when they say nothing
     * new, or when an admin has published or confirmed a policy: then a preset has no say any more.
     */
    public void install(EntitlementPolicy preset) {
        policies.install(preset);
    }

    /** The policy in force at an instant. Throws {@link IllegalStateException} before one was installed. */
    EntitlementPolicy policyAt(Instant instant) {
        return inForce.at(instant, directory.catalogue().version());
    }

    private Asked ask(Claim claim, Keys keys) {
        if (keys.isEmpty()) {
            return new Asked.Nothing();
        }
        Partner partner = claim.sender().partner();
        try {
            return new Asked.Answered(directory.identify(keys, partner == null ? null : partner.id(), claim.at()));
        } catch (DirectoryUnavailable e) {
            return new Asked.Unavailable();
        }
    }

    private ServiceReader services(Vendor vendor) {
        Names known = names;
        if (known == null || known.vendor() != vendor) {
            known = new Names(vendor, new ServiceReader(vendor.services()));
            names = known;
        }
        return known.services();
    }
}
