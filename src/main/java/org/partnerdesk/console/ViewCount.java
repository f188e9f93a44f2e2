package org.partnerdesk.console;

import org.partnerdesk.search.TicketView;

/**
 * @param count at most 999
 * @param more there are more than that
 */
public record ViewCount(TicketView view, int count, boolean more) {
    /** Whether the number deserves attention by itself. */
    public boolean isHot() {
        return count > 0
                && (view == TicketView.S1_CRITICAL || view == TicketView.OWES_AN_UPDATE || view == TicketView.BREACHED);
    }
}
