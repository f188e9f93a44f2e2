package org.partnerdesk.ticketing;

import org.partnerdesk.entitlement.Verdict;

/**
 * A ticket was opened; published inside its transaction.
 *
 * @param first the request itself
 * @param fieldMissing nobody named the customer in the field: the partner deserves coaching (M7)
 */
public record TicketOpened(Ticket ticket, Message first, Verdict verdict, boolean fieldMissing) {}
