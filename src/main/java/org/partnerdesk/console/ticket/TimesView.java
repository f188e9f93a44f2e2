package org.partnerdesk.console.ticket;

import java.util.List;
import org.partnerdesk.commitments.Ledger;
import org.partnerdesk.console.ViewCount;

/** What the page of a ticket's times shows. */
public record TimesView(String number, String subject, List<Ledger> ledgers, List<ViewCount> counts) {}
