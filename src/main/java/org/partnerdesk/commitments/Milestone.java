package org.partnerdesk.commitments;

/** What can be promised for a ticket (M8, M9, D9, D11). Spelled in lower case outside. */
public enum Milestone {
    /** A person has answered for the first time. Waiting for the partner never stops this clock (D10). */
    ACKNOWLEDGED,
    /** The kind of the issue and a summary of it are recorded. */
    DETERMINED,
    /** The solution is sent. */
    RESOLVED,
    /** A substantive word on the state of things, owed again and again once the resolve goal has passed (D11). */
    UPDATED;

    boolean waitsForPartner() {
        return this != ACKNOWLEDGED;
    }
}
