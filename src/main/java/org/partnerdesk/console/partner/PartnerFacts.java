package org.partnerdesk.console.partner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.console.DirectoryFacts.ChangeRow;
import org.partnerdesk.console.DirectoryFacts.TicketLine;

/** All that one statement reads for the page. */
record PartnerFacts(
        @Nullable String name,
        @Nullable Known known,
        @Nullable Body partner,
        List<PartnerView.User> people,
        List<CustomerRow> customers,
        PartnerView.Naming naming,
        List<TicketLine> tickets,
        List<ChangeRow> changes) {

    record Known(long no, Instant at) {}

    record Body(String name, List<String> domains, Map<String, String> tiers) {}

    record CustomerRow(
            String zoid,
            @Nullable String name,
            String origin,
            @Nullable LocalDate fromOn,
            @Nullable LocalDate untilOn) {}
}
