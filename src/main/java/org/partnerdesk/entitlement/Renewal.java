package org.partnerdesk.entitlement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Catalogue;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.Keys;
import org.partnerdesk.directory.Lookup;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.directory.Version;
import org.partnerdesk.directory.source.Asking;
import org.partnerdesk.directory.source.Heard;
import org.partnerdesk.entitlement.ReceiptStore.Last;
import org.springframework.stereotype.Component;

/** Reaches the verdicts of many tickets anew, with three statements however many they are; a live source makes it four. */
@Component
class Renewal {
    private final Directory directory;
    private final Asking asking;
    private final PoliciesInForce policies;
    private final ReceiptStore receipts;
    private final EntitlementSettings settings;

    Renewal(
            Directory directory,
            Asking asking,
            PoliciesInForce policies,
            ReceiptStore receipts,
            EntitlementSettings settings) {
        this.directory = directory;
        this.asking = asking;
        this.policies = policies;
        this.receipts = receipts;
        this.settings = settings;
    }

    private record Pending(long ticketId, Last last, Claim claim, Reading reading, NeverCounts neverCounts, Keys keys) {
        static Pending of(long ticketId, Last last, Claim claim, Premises premises) {
            Reading reading = Reading.of(last.body());
            NeverCounts neverCounts = NeverCounts.of(claim, premises);
            return new Pending(ticketId, last, claim, reading, neverCounts, reading.keys(neverCounts));
        }
    }

    List<Renewed> of(Collection<Long> tickets, Instant at) {
        Map<Long, Last> latest = receipts.last(tickets);
        latest.values().removeIf(last -> last.body().inputs().mentions() == null);
        Map<String, Sender> senders = directory.senders(latest.values().stream()
                .map(last -> last.body().inputs().sender())
                .collect(Collectors.toSet()));
        Catalogue known = directory.catalogue();
        EntitlementPolicy policy = policies.at(at, known.version());
        Premises premises = new Premises(known.vendor(), known.partnerDomains(), policy, settings);
        List<Pending> pending = new ArrayList<>();
        latest.forEach((ticket, last) -> {
            String sender = last.body().inputs().sender();
            Claim claim = Replays.claim(last.body(), senders.getOrDefault(sender, Sender.stranger(sender)), at);
            pending.add(Pending.of(ticket, last, claim, premises));
        });
        Lookup lookup = directory.lookup(all(pending), at);
        Heard heard = asking.heard(pending.stream().map(Pending::keys).toList());
        return pending.stream()
                .map(p -> renewed(p, severityThen(p, known.version()), premises, asked(p, lookup, heard)))
                .toList();
    }

    private @Nullable String severityThen(Pending p, Version directory) {
        ReceiptBody then = p.last().body();
        return policies.version(then.policyVersion(), directory)
                .map(policy -> policy.severity(then.verdict()))
                .orElse(null);
    }

    private static Renewed renewed(Pending p, @Nullable String severityThen, Premises premises, Asked asked) {
        return new Renewed(
                p.ticketId(),
                p.last().seq(),
                p.last().body(),
                severityThen,
                new Assessor(p.claim(), p.reading(), premises, p.neverCounts(), asked).assess());
    }

    private static Asked asked(Pending p, Lookup lookup, Heard heard) {
        return p.keys().isEmpty()
                ? new Asked.Nothing()
                : new Asked.Answered(lookup.answer(p.keys(), p.claim().partnerId()), heard.oldest(p.keys()));
    }

    private static Keys all(List<Pending> pending) {
        Set<String> emails = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        Set<String> domains = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Pending p : pending) {
            emails.addAll(p.keys().emails());
            numbers.addAll(p.keys().numbers());
            domains.addAll(p.keys().domains());
            names.addAll(p.keys().names());
        }
        return new Keys(emails, numbers, domains, names);
    }
}
