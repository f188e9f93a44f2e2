package org.partnerdesk.entitlement;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.EntitlementPolicy.Threshold;
import org.partnerdesk.entitlement.ReceiptBody.Line;

/**
 * What an account's subscriptions make of it on a day (D1, D2).
 *
 * @param is large user, key or standard account
 * @param lines every subscription, counted or left out, and why
 * @param counted user licences
 * @param region the region whose threshold holds
 * @param threshold null when the policy knows none for it; such an account is never more than standard
 */
public record AccountClass(
        Verdict is,
        List<Line> lines,
        long counted,
        String region,
        @Nullable Threshold threshold,
        int policyVersion) {

    static AccountClass of(LicenceCount count, int policyVersion) {
        return new AccountClass(
                count.accountClass(), count.lines(), count.counted(), count.region(), count.threshold(), policyVersion);
    }

    /** Whether a ticket would have been judged by the very same figures. */
    boolean isLike(AccountClass other) {
        return counted == other.counted
                && is == other.is
                && region.equals(other.region)
                && Objects.equals(threshold, other.threshold);
    }
}
