package org.partnerdesk.console.queue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.console.ViewCount;
import org.partnerdesk.search.TicketView;

/**
 * The queue as it is shown.
 *
 * @param typed what was searched for; empty when nothing was
 * @param after where these rows begin; null on the first page
 * @param next where the next page begins; null on the last
 */
public record QueueView(
        TicketView current,
        List<ViewCount> counts,
        List<QueueRow> rows,
        String typed,
        @Nullable String after,
        @Nullable String next) {

    /** The path of this list, rows and all; what the page asks for again to stay fresh. */
    public String path() {
        return path(after);
    }

    public String path(@Nullable String from) {
        StringBuilder path = new StringBuilder("/desk?view=").append(current.code());
        if (!typed.isEmpty()) {
            path.append("&q=").append(URLEncoder.encode(typed, StandardCharsets.UTF_8));
        }
        if (from != null) {
            path.append("&after=").append(from);
        }
        return path.toString();
    }

    /** The search for customer accounts by the same words. */
    public String accountsPath() {
        return "/desk/accounts?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    public long pastGoal() {
        return rows.stream().filter(QueueRow::isPastGoal).count();
    }

    public long broken() {
        return rows.stream().filter(QueueRow::isBroken).count();
    }
}
