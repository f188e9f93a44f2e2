package org.partnerdesk.console.ticket;

import java.util.List;
import org.partnerdesk.console.ViewCount;
import org.partnerdesk.entitlement.ReceiptBody;

/** One receipt in words; {@code receipts} is how many the ticket has. */
public record ReceiptView(
        String number, String subject, int seq, int receipts, ReceiptBody body, String sha256, List<ViewCount> counts) {

    public String ticketPath() {
        return "/desk/tickets/" + number;
    }

    public String path(int other) {
        return ticketPath() + "/receipts/" + other;
    }
}
