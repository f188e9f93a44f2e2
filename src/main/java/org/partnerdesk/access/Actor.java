package org.partnerdesk.access;

/**
 * Who acts on a ticket.
 *
 * @param email lower case; the desk's own acts carry {@code desk}
 * @param name as shown to others
 */
public record Actor(Kind kind, String email, String name) {
    /** The desk itself: what it does without being asked. */
    public static final Actor DESK = new Actor(Kind.DESK, "desk", "Partnerdesk");

    /** On whose side. */
    public enum Kind {
        AGENT,
        PARTNER,
        DESK
    }
}
