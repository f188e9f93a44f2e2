package org.partnerdesk.entitlement.reading;

/** Where a mention stood, in the order in which places are believed. */
public enum Place {
    /** An agent said so about this very ticket. */
    CONFIRMED,
    CUSTOMER_FIELD,
    ORGANISATION_FIELD,
    SUBJECT,
    OWN_WORDS,
    ATTACHMENT_NAME,
    QUOTED,
    ATTACHMENT_TEXT;

    /** Whether somebody filled it in as such. */
    public boolean isField() {
        return this == CONFIRMED || this == CUSTOMER_FIELD || this == ORGANISATION_FIELD;
    }

    /** Whether it is read only when better places gave nothing, and then only offered. */
    public boolean isBackground() {
        return this == QUOTED || this == ATTACHMENT_TEXT;
    }
}
