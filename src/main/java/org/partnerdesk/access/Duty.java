package org.partnerdesk.access;

/** Whom a step of the ladder turns to (D13), from the one at work upwards. */
public enum Duty {
    /** Who works on the ticket. */
    ASSIGNEE,
    TEAM_LEAD,
    /** The success manager of the customer's region. */
    REGIONAL_MANAGER,
    /** Who answers for the whole of support. */
    HEAD
}
