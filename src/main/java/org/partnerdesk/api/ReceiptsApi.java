package org.partnerdesk.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.entitlement.Entitlements;
import org.partnerdesk.entitlement.Replay;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The proofs of verdicts, for programs: {@code /api/v1/receipts}. */
@RestController
@RequestMapping("/api/v1/receipts")
class ReceiptsApi {
    private final Entitlements entitlements;
    private final Ticketing ticketing;
    private final JsonMapper json;

    ReceiptsApi(Entitlements entitlements, Ticketing ticketing, JsonMapper json) {
        this.entitlements = entitlements;
        this.ticketing = ticketing;
        this.json = json;
    }

    /**
     * What came of reaching a verdict again.
     *
     * @param same whether the receipt is sealed and the same verdict came out for the same reasons
     * @param sealed whether it is, character by character, what was hashed
     * @param replayable false for receipts older than pinned inputs
     */
    record ReplayBody(
            String receipt,
            boolean same,
            boolean sealed,
            boolean replayable,
            @Nullable String verdict,
            List<Difference> differences) {

        /** A field of the receipt's body that came out otherwise; null stands for absent. */
        record Difference(
                String field,
                @Nullable JsonNode kept,
                @Nullable JsonNode reached) {}
    }

    @PostMapping("/{id}/replay")
    ReplayBody replay(@PathVariable long id, @AuthenticationPrincipal SignedIn caller) {
        Replay replay = entitlements
                .replay(id)
                .filter(r ->
                        ticketing.find(r.ticketId(), caller.person().viewer()).isPresent())
                .orElseThrow(() -> Refused.missing("receipt-not-found"));
        return new ReplayBody(
                Long.toString(replay.receiptId()),
                replay.isSame(),
                replay.sealed(),
                replay.replayable(),
                replay.verdict() == null ? null : replay.verdict().name(),
                replay.differences().stream()
                        .map(d -> new ReplayBody.Difference(d.field(), node(d.kept()), node(d.reached())))
                        .toList());
    }

    private @Nullable JsonNode node(@Nullable String text) {
        return text == null ? null : json.readTree(text);
    }
}
