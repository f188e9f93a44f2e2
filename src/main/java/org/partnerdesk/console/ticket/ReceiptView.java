package org.partnerdesk.console.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.console.ViewCount;
import org.partnerdesk.entitlement.ReceiptBody;
import org.partnerdesk.entitlement.Replay;
import org.partnerdesk.entitlement.Verdict;
import org.partnerdesk.platform.web.Page;

/**
 * One receipt in words.
 *
 * @param previousSha256 the hash that this one's covers; null for the first
 * @param all every receipt of the ticket, oldest first
 * @param replay what came of reaching the verdict again; null unless somebody just asked for it
 */
public record ReceiptView(
        String number,
        String subject,
        int seq,
        ReceiptBody body,
        String sha256,
        @Nullable String previousSha256,
        List<Other> all,
        @Nullable Replay replay,
        List<ViewCount> counts) {

    /** A receipt among those of its ticket. */
    public record Other(int seq, Instant at, Verdict verdict) {}

    /** The ticket's page. */
    public String ticketPath() {
        return "/desk/tickets/" + number;
    }

    /** The page of one of the ticket's receipts. */
    public String path(int other) {
        return ticketPath() + "/receipts/" + other;
    }

    /** In which field or part of the request the words stood that the account was found by. */
    public String where(Page page) {
        ReceiptBody.FoundBy by = body.foundBy();
        String where = by == null ? "" : by.where();
        return switch (where) {
            case "customerPrimaryEmail" -> page.say("customer.field");
            case "organisationId" -> page.say("fields.organisation");
            default -> {
                String key = "place." + where.toLowerCase(Locale.ROOT);
                yield page.texts().knows(key) ? page.say(key) : where;
            }
        };
    }

    /** How long before the verdict the live source had last been heard; nothing without one. */
    public Duration sourceAge() {
        return body.sourceAt() == null ? Duration.ZERO : Duration.between(body.sourceAt(), body.at());
    }

    /** Whether that is worth a word. */
    public boolean isSourceOld() {
        return sourceAge().toMinutes() > 0;
    }

    /** Whether the verdict itself tells that an account exists which is not the partner's (D5): such a sheet stays here. */
    public boolean isInternal() {
        return body.verdict() == Verdict.UNMAPPED_PARTNER || body.verdict() == Verdict.AMBIGUOUS;
    }

    /** A field of the receipt in the reader's words. */
    public static String field(Page page, String name) {
        String key = "receipt-field." + name;
        return page.texts().knows(key) ? page.say(key) : name;
    }
}
