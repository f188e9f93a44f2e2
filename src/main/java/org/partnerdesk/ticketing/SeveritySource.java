package org.partnerdesk.ticketing;

/** Who set a ticket's severity. What a person set is never overwritten by the desk (D6). */
public enum SeveritySource {
    DEFAULT,
    AUTOMATIC,
    MANUAL
}
