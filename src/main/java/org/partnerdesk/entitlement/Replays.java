package org.partnerdesk.entitlement;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Answer;
import org.partnerdesk.directory.Catalogue;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.Keys;
import org.partnerdesk.directory.Partner;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.directory.Version;
import org.partnerdesk.entitlement.ReceiptBody.Inputs;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reaches verdicts again from their receipts. */
@Component
class Replays {
    private final Directory directory;
    private final PolicyStore policies;
    private final ReceiptStore receipts;

    Replays(Directory directory, PolicyStore policies, ReceiptStore receipts) {
        this.directory = directory;
        this.policies = policies;
        this.receipts = receipts;
    }

    Replay of(Receipt receipt) {
        boolean sealed = receipts.isSealed(receipt.id());
        ReceiptBody kept = receipt.body();
        Optional<EntitlementPolicy> policy = policies.version(kept.policyVersion());
        if (kept.inputs().mentions() == null || kept.inputs().fill() == null || policy.isEmpty()) {
            return new Replay(receipt.id(), receipt.ticketId(), sealed, false, null, List.of());
        }
        ReceiptBody reached =
                reach(kept, policy.get(), kept.inputs().fill()).with(kept.severityBefore(), kept.severityAfter());
        return new Replay(
                receipt.id(),
                receipt.ticketId(),
                sealed,
                true,
                reached.verdict(),
                differences(receipt.json(), reached));
    }

    private ReceiptBody reach(ReceiptBody kept, EntitlementPolicy policy, EntitlementSettings.Fill fill) {
        Catalogue known = catalogue(kept);
        Premises premises = new Premises(known.vendor(), known.partnerDomains(), policy, new EntitlementSettings(fill));
        return reach(
                kept,
                premises,
                sender(kept, known),
                keys -> directory.identify(keys, kept.inputs().partnerId(), kept.at(), known));
    }

    /** The verdict anew, by what the directory of then answers. Pure if that is. */
    static ReceiptBody reach(ReceiptBody kept, Premises premises, Sender sender, Function<Keys, Answer> directory) {
        Claim claim = claim(kept, sender, kept.at());
        Reading reading = Reading.of(kept);
        NeverCounts neverCounts = NeverCounts.of(claim, premises);
        Asked asked = asked(kept, reading.keys(neverCounts), directory);
        return new Assessor(claim, reading, premises, neverCounts, asked)
                .assess()
                .receipt();
    }

    private Catalogue catalogue(ReceiptBody kept) {
        Version version = kept.directoryVersion() == null
                ? directory.catalogue().version()
                : new Version(kept.directoryVersion(), kept.directoryAt());
        return directory.catalogue(version, kept.at());
    }

    private static Sender sender(ReceiptBody kept, Catalogue known) {
        Inputs in = kept.inputs();
        Partner partner =
                in.partnerId() == null ? null : known.partner(in.partnerId()).orElse(null);
        return new Sender(in.sender(), null, null, partner);
    }

    /** The claim that a receipt pins, made by {@code sender} at {@code at}; what was read of it is in the mentions. */
    static Claim claim(ReceiptBody kept, Sender sender, Instant at) {
        Inputs in = kept.inputs();
        return new Claim(
                in.customerPrimaryEmail(),
                in.organisationId(),
                in.service(),
                List.of(),
                sender,
                at,
                in.filledByDesk(),
                requireNonNullElse(in.lists(), Set.of()),
                null);
    }

    private static Asked asked(ReceiptBody kept, Keys keys, Function<Keys, Answer> directory) {
        if (kept.verdict() == Verdict.DIRECTORY_UNAVAILABLE) {
            return new Asked.Unavailable();
        }
        return kept.directoryVersion() == null
                ? new Asked.Nothing()
                : new Asked.Answered(directory.apply(keys), kept.sourceAt());
    }

    private static List<Replay.Difference> differences(String json, ReceiptBody reached) {
        JsonNode before = CanonicalJson.tree(json);
        JsonNode after = CanonicalJson.tree(CanonicalJson.write(reached));
        List<Replay.Difference> differences = new ArrayList<>();
        // What receipts of its age did not tell yet is no difference.
        for (String field : new TreeSet<>(before.propertyNames())) {
            if (!Objects.equals(before.get(field), after.get(field))) {
                differences.add(new Replay.Difference(field, text(before.get(field)), text(after.get(field))));
            }
        }
        return differences;
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        return node == null ? null : node.toString();
    }
}
