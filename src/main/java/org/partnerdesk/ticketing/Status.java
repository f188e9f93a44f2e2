package org.partnerdesk.ticketing;

/** Where a ticket stands. Spelled in lower case outside. */
public enum Status {
    NEW,
    OPEN,
    WAITING_FOR_PARTNER,
    RESOLVED,
    CLOSED;

    /** Whether work is over. */
    public boolean isDone() {
        return this == RESOLVED || this == CLOSED;
    }
}
