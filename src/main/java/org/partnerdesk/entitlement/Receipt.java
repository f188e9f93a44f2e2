package org.partnerdesk.entitlement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The kept proof of one verdict. Receipts of a ticket form a chain: each hash covers the one before.
 *
 * @param seq 1 for the ticket's first
 * @param json the body as canonical JSON, character by character what was hashed
 * @param sha256 of the previous receipt's hash (nothing for the first) followed by {@code json}, as hex
 */
public record Receipt(
        long id,
        long ticketId,
        int seq,
        Instant at,
        Verdict verdict,
        ReceiptBody body,
        String json,
        String sha256,
        @Nullable String previousSha256) {}
