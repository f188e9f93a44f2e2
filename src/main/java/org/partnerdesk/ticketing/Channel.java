package org.partnerdesk.ticketing;

/** The way a request or message came in. */
public enum Channel {
    EMAIL,
    HELP_CENTRE,
    WIDGET,
    API,
    AGENT
}
