package org.partnerdesk.ticketing;

import java.time.Instant;
import org.partnerdesk.access.Actor;

/** An agent recorded what the issue is (D9); published inside its transaction. */
public record IssueDetermined(Ticket ticket, Determination determination, Actor by, Instant at) {}
