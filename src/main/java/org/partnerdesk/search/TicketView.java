package org.partnerdesk.search;

import java.util.Locale;
import java.util.Optional;

/**
 * The views of the desk. Each is a condition over {@code ticketing.pub_ticket t} and {@code commitments.pub_next_promise
 * p}, phrased as the partial indexes are, so that a view costs what it shows. {@code :me} is the reader's address.
 */
public enum TicketView {
    MINE("t.assignee = :me and t.status not in ('RESOLVED', 'CLOSED')"),
    UNASSIGNED("t.assignee is null and t.status not in ('RESOLVED', 'CLOSED')"),
    S1_CRITICAL("t.severity = 'S1' and t.status not in ('RESOLVED', 'CLOSED')"),
    DUE_NEXT("p.ticket_id is not null and not p.paused and t.status not in ('RESOLVED', 'CLOSED')"),
    NEEDS_CUSTOMER_EMAIL("t.verdict = 'NO_IDENTIFIER' and t.status not in ('RESOLVED', 'CLOSED')"),
    NEEDS_REVIEW("(t.verdict in ('UNMAPPED_PARTNER', 'AMBIGUOUS', 'NOT_FOUND', 'DIRECTORY_UNAVAILABLE')"
            + " or t.partner_id is null) and t.status not in ('RESOLVED', 'CLOSED')"),
    WAITING_FOR_PARTNER("t.status = 'WAITING_FOR_PARTNER'"),
    OWES_AN_UPDATE("p.milestone = 'UPDATED' and not p.paused and t.status not in ('RESOLVED', 'CLOSED')"),
    /** A limit has passed and what was promised by then is still to be done. */
    BREACHED("p.overdue_since is not null and t.status not in ('RESOLVED', 'CLOSED')"),
    ALL("true");

    private final String condition;

    TicketView(String condition) {
        this.condition = condition;
    }

    /** The spelling in addresses, such as {@code needs-customer-email}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The view spelled like this or by its English name, in any case, words parted or not. */
    public static Optional<TicketView> of(String code) {
        String name = code.toUpperCase(Locale.ROOT).replaceAll("[-_ ]", "");
        for (TicketView view : values()) {
            if (view.name().replace("_", "").equals(name)) {
                return Optional.of(view);
            }
        }
        return Optional.empty();
    }

    /** SQL for a WHERE clause. */
    public String condition() {
        return condition;
    }
}
