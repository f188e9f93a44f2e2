package org.partnerdesk.entitlement;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges kept verdicts anew by another policy, from what their receipts pin and nothing else. Pure. */
public final class Rejudging {
    private final EntitlementPolicy other;
    private final Map<Integer, EntitlementPolicy> ofThen;

    Rejudging(EntitlementPolicy other, Map<Integer, EntitlementPolicy> ofThen) {
        this.other = other;
        this.ofThen = Map.copyOf(ofThen);
    }

    /**
     * @param receipt its canonical JSON
     * @return empty when no account was settled: then no policy gives the ticket a class
     */
    public Optional<Rejudged> of(String receipt) {
        ReceiptBody kept = CanonicalJson.read(receipt, ReceiptBody.class);
        EntitlementPolicy then = ofThen.get(kept.policyVersion());
        if (kept.zoid() == null || then == null) {
            return Optional.empty();
        }
        LicenceCount count = LicenceCount.of(kept, other);
        Verdict verdict = VerdictRule.first(new VerdictRule.Facts(
                kept.service() != null && other.excludedServices().contains(kept.service()),
                true,
                new Customer.Unsettled(),
                List.of(),
                count));
        return Optional.of(new Rejudged(
                count.region(),
                kept.inputs().partnerId(),
                kept.inputs().partner(),
                kept.zoid(),
                kept.accountName(),
                kept.verdict(),
                verdict,
                then.severity(kept.verdict()),
                other.severity(verdict)));
    }
}
