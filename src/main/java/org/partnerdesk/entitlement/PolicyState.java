package org.partnerdesk.entitlement;

/** Where a policy stands in its life. The last three are published ones, told apart by the present moment. */
public enum PolicyState {
    DRAFT,
    /** A draft of which is known what it would have done, unchanged since. */
    REHEARSED,
    DISCARDED,
    /** Published, with a date still to come. */
    SCHEDULED,
    IN_FORCE,
    /** A later one is in force. */
    SUPERSEDED;

    /** Whether it may still be written, published or thrown away. */
    public boolean isDraft() {
        return this == DRAFT || this == REHEARSED;
    }
}
