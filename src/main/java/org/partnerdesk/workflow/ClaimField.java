package org.partnerdesk.workflow;

import static java.util.Objects.requireNonNullElse;

import org.partnerdesk.ticketing.Ticket;

/** A field of a ticket that its verdict rests on. */
public enum ClaimField {
    /** <i>Customer Primary Email Address</i>: any text. */
    CUSTOMER,
    /** <i>Service Name</i>: a service's code or name. */
    SERVICE,
    /** <i>Service Organisation ID</i>: any text. */
    ORGANISATION_ID,
    /** Who asks: an address, never empty. */
    REQUESTER;

    /** What the ticket holds in it; empty for nothing. */
    public String of(Ticket ticket) {
        return switch (this) {
            case CUSTOMER -> requireNonNullElse(ticket.customerPrimaryEmail(), "");
            case SERVICE -> requireNonNullElse(ticket.service(), "");
            case ORGANISATION_ID -> requireNonNullElse(ticket.organisationId(), "");
            case REQUESTER -> ticket.requesterEmail();
        };
    }
}
