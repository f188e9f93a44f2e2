package org.partnerdesk.access;

/** What a person is to the desk. */
public enum Role {
    AGENT,
    LEAD,
    ADMIN,
    PARTNER;

    /** Whether the person works for the desk and may see every ticket. */
    public boolean isDesk() {
        return this != PARTNER;
    }
}
