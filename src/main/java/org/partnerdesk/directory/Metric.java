package org.partnerdesk.directory;

/** What a service is licensed by (M4). Only {@link #USERS} ever counts towards an account's class. */
public enum Metric {
    USERS,
    CONTACTS,
    ROWS,
    VISITORS,
    CREDITS
}
