package org.partnerdesk.entitlement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kept verdict reached again, by the same rules from the inputs that its receipt pins: mentions and fields, policy
 * version, version of the directory.
 *
 * @param sealed whether the receipt is, character by character, what was hashed, and the links of the chain to the one
 *     before it and the one behind are whole
 * @param replayable false for receipts from before their inputs were pinned; such a one has no differences
 * @param verdict what was reached now; null when it is not replayable
 * @param differences what came out otherwise; empty means the very same verdict for the very same reasons
 */
public record Replay(
        long receiptId,
        long ticketId,
        boolean sealed,
        boolean replayable,
        @Nullable Verdict verdict,
        List<Difference> differences) {

    /** A field of the receipt with another content, both as JSON. */
    public record Difference(
            String field, @Nullable String kept, @Nullable String reached) {}

    /** Whether the receipt holds: sealed, and the same verdict for the same reasons again. */
    public boolean isSame() {
        return sealed && replayable && differences.isEmpty();
    }
}
