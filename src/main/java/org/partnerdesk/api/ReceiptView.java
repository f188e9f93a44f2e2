package org.partnerdesk.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.Receipt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A receipt as programs see it.
 *
 * @param body the proof: inputs, how the account was found, each subscription and whether it counts, sum, threshold
 * @param sha256 of the previous receipt's hash followed by the canonical JSON of {@code body}, as hex
 */
record ReceiptView(
        String id,
        int seq,
        Instant at,
        String verdict,
        JsonNode body,
        String sha256,
        @Nullable String previousSha256) {

    static ReceiptView of(Receipt receipt, JsonMapper json) {
        return new ReceiptView(
                Long.toString(receipt.id()),
                receipt.seq(),
                receipt.at(),
                receipt.verdict().name(),
                json.readTree(receipt.json()),
                receipt.sha256(),
                receipt.previousSha256());
    }
}
