package org.partnerdesk.reporting;

/** Why a question about attainment has no answer. */
public enum AttainmentFault {
    /** No day such as 2026-03-02 between 1990 and 2199. */
    NOT_A_DAY,
    /** The last day is before the first. */
    BACKWARDS,
    /** More than {@link AttainmentQuestion#MOST_DAYS} days. */
    TOO_LONG,
    /** Nothing that can be grouped by. */
    UNKNOWN_GROUP,
    UNKNOWN_VALUE,
    /** More than {@link Attainment#MOST_ROWS} groups. */
    TOO_MANY_ROWS
}
