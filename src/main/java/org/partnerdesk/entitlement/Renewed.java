package org.partnerdesk.entitlement;

import java.util.Objects;

/**
 * A ticket's verdict reached anew from what its last receipt pins, by the directory and the policy of now.
 *
 * @param seq the number of its last receipt
 * @param before what that one says
 */
public record Renewed(long ticketId, int seq, ReceiptBody before, Assessment now) {

    /** The receipt to keep when the verdict leaves the ticket as it is. */
    ReceiptBody after() {
        return now.receipt().with(before.severityAfter(), before.severityAfter());
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
