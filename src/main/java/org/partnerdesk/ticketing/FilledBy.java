package org.partnerdesk.ticketing;

/** Who put the customer's address into its field (D14). */
public enum FilledBy {
    PARTNER,
    DESK,
    AGENT
}
