package org.partnerdesk.entitlement;

import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Account;
import org.partnerdesk.directory.AccountLife;
import org.partnerdesk.directory.Catalogue;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.DirectoryUnavailable;
import org.partnerdesk.directory.Keys;
import org.partnerdesk.directory.Vendor;
import org.partnerdesk.directory.source.Asking;
import org.partnerdesk.directory.source.Heard;
import org.partnerdesk.entitlement.reading.ServiceReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to verdicts: who is a ticket about, does it deserve priority, and the receipt that proves it. */
@Component
@EnableConfigurationProperties(EntitlementSettings.class)
public class Entitlements {
    private final Directory directory;
    private final Asking asking;
    private final Policies policies;
    private final PoliciesInForce inForce;
    private final ReceiptStore receipts;
    private final Replays replays;
    private final Renewal renewal;
    private final EntitlementSettings settings;
    private final Clock clock;
    private volatile @Nullable Names names;

    private record Names(Vendor vendor, ServiceReader services) {}

    Entitlements(
            Directory directory,
            Asking asking,
            Policies policies,
            PoliciesInForce inForce,
            ReceiptStore receipts,
            Replays replays,
            Renewal renewal,
            EntitlementSettings settings,
            Clock clock) {
        this.directory = directory;
        this.asking = asking;
        this.policies = policies;
        this.inForce = inForce;
        this.receipts = receipts;
        this.replays = replays;
        this.renewal = renewal;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Finds the customer of a claim and judges it by the policy in force at its instant; writes nothing but what the live
     * source has to say. One that does not answer is a verdict too, and the ticket is taken all the same.
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

    /** Code of the one service that a field's content stands for: its code, its name, or that without the vendor's. */
    public Optional<String> service(String typed) {
        return services(directory.vendor()).field(typed);
    }

    /**
     * The class of an account on a day at its data centre, counted as a verdict of that day would count it: by the policy
     * in force at the day's end (UTC), today's by the one in force now.
     */
    public AccountClass classOf(Account account, LocalDate day) {
        EntitlementPolicy policy = policyAt(day.equals(today()) ? clock.instant() : endOf(day));
        return AccountClass.of(LicenceCount.of(account, policy, day), policy.version());
    }

    /**
     * The class of an account from the first to the last day, without gap, each day by what was known and in force at its
     * end.
     */
    public List<ClassPeriod> classesOf(AccountLife life, LocalDate first, LocalDate last) {
        SortedSet<LocalDate> turns = life.turns();
        turns.addAll(inForce.turns(directory.catalogue().version()));
        // What comes into force in the rest of today.
        turns.add(today().plusDays(1));
        return ClassPeriod.of(life, turns, first, last, this::classOf);
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
     * Reaches the verdicts of tickets anew from what their last receipts pin; writes nothing and does not ask the live
     * source. Tickets without a receipt that pins its inputs are left out.
     */
    public List<Renewed> renew(Collection<Long> tickets) {
        return renewal.of(tickets, clock.instant());
    }

    /**
     * Appends the proofs of verdicts reached anew that changed nothing about their tickets, whose locks the caller holds;
     * one whose ticket got another receipt meanwhile is left out.
     *
     * @return how many were appended
     */
    @Transactional
    public int keepAll(List<Renewed.Next> next) {
        return receipts.appendAll(next, clock.instant());
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

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), UTC);
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(UTC).toInstant().minus(1, MICROS);
    }

    private Asked ask(Claim claim, Keys keys) {
        if (keys.isEmpty()) {
            return new Asked.Nothing();
        }
        try {
            Heard heard = asking.ask(keys, claim.partnerId());
            return new Asked.Answered(directory.identify(keys, claim.partnerId(), claim.at()), heard.oldest(keys));
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
