package org.partnerdesk.entitlement.reading;

/** What the words beside a number call it. */
public enum Called {
    /** A ZOID, a ZGID or an organisation's id in other words. */
    ORGANISATION,
    /** A ZUID. */
    USER,
    NOTHING,
    /** An order, an invoice, a phone number, rows, a date, an amount: never an account's number unless it is one. */
    SOMETHING_ELSE
}
