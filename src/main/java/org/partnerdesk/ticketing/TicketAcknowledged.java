package org.partnerdesk.ticketing;

import java.time.Instant;
import org.partnerdesk.access.Actor;

/** An agent acknowledged a ticket without writing (D9); published inside its transaction. */
public record TicketAcknowledged(Ticket ticket, Actor by, Instant at) {}
