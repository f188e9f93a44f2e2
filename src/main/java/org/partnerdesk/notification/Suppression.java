package org.partnerdesk.notification;

/** Why an automatic mail is not sent. */
public enum Suppression {
    /** A mail to that address came back for good. */
    UNDELIVERABLE,
    /** That address has been sent too much about this ticket. */
    TICKET_BUDGET,
    /** That address has been sent too much about all tickets. */
    ADDRESS_BUDGET
}
