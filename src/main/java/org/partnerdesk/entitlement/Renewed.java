package org.partnerdesk.entitlement;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's verdict reached anew from what its last receipt pins, by the directory and the policy of now.
 *
 * @param seq the number of its last receipt
 * @param before what that one says
 * @param severityThen what the policy of that one gave the ticket by itself; null left its severity alone
 */
public record Renewed(
        long ticketId,
        int seq,
        ReceiptBody before,
        @Nullable String severityThen,
        Assessment now) {

    /** A receipt to append, unless the ticket has got another one since the one numbered {@code lastSeq}. */
    public record Next(long ticketId, int lastSeq, ReceiptBody body) {}

    /** The receipt to keep when the verdict leaves the ticket as it is, whose severity is this. */
    public Next leaving(String severity) {
        return new Next(ticketId, seq, now.receipt().with(severity, severity));
    }

    /** Whether the policy gives the ticket another severity by itself than it did then. */
    public boolean hasOtherSeverityDue() {
        return !Objects.equals(severityThen, now.severity());
    }

    /** Whether a verdict has other reasons, worth a receipt of its own: other figures, thresholds or offers. */
    public boolean hasOtherReasons() {
        ReceiptBody after = now.receipt();
        return before.verdict() != after.verdict()
                || !before.subscriptions().equals(after.subscriptions())
                || !Objects.equals(before.counted(), after.counted())
                || !Objects.equals(before.keyThreshold(), after.keyThreshold())
                || !Objects.equals(before.largeThreshold(), after.largeThreshold())
                || !before.finds().equals(after.finds());
    }
}
