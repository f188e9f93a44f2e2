package org.partnerdesk.ticketing;

import java.time.Instant;
import org.partnerdesk.access.Actor;

/** Something of a ticket changed: severity, status, customer, requester, service, impact, assignment; published inside its transaction. */
public record TicketChanged(Ticket before, Ticket after, Actor by, Instant at) {}
