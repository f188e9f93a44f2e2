package org.partnerdesk.console.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.console.ViewCount;
import org.partnerdesk.directory.FoundAccount;
import org.partnerdesk.directory.FoundPartner;
import org.partnerdesk.entitlement.AccountClass;

/**
 * What a search for accounts and partners found.
 *
 * @param typed what was searched for; empty when nothing was
 * @param partners the best few, on the first page only
 * @param after where these begin; null on the first page
 * @param next where the next ones begin; null on the last
 */
public record AccountsView(
        String typed,
        List<FoundPartner> partners,
        List<Row> rows,
        @Nullable String after,
        @Nullable String next,
        List<ViewCount> counts) {

    /** An account and its class today. */
    public record Row(FoundAccount found, AccountClass today) {}

    /** The page of what was found that begins behind {@code from}. */
    public String path(@Nullable String from) {
        return "/desk/accounts?q=" + encoded() + (from == null ? "" : "&after=" + from);
    }

    /** The search for tickets by the same words. */
    public String ticketsPath() {
        return "/desk?q=" + encoded();
    }

    private String encoded() {
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }
}
