package org.partnerdesk.console.account;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.console.DirectoryFacts.ChangeRow;
import org.partnerdesk.console.DirectoryFacts.TicketLine;

/** What one statement reads for the page besides the account's life. */
record AccountFacts(
        List<AccountView.User> users, List<PartnerRow> partners, List<TicketLine> tickets, List<ChangeRow> changes) {

    record PartnerRow(
            long id,
            @Nullable String name,
            String origin,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn) {}
}
