package org.partnerdesk.ticketing;

/** What an issue turned out to be; both parts are shown to the partner (D9). */
public record Determination(Kind kind, String summary) {
    /** The closed set of D9. */
    public enum Kind {
        DEFECT,
        CONFIGURATION,
        LIMITATION,
        HOW_TO,
        THIRD_PARTY,
        CUSTOMER_DATA
    }
}
