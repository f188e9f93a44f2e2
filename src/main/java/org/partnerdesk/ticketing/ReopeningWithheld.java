package org.partnerdesk.ticketing;

import java.time.Instant;

/** The partner wrote to a ticket that is done, and it stays so, since mail has reopened it too often just before. */
public record ReopeningWithheld(Ticket ticket, Instant at) {}
