package org.partnerdesk.commitments;

/** Where a clock stands. Spelled in lower case outside. */
public enum ClockState {
    RUNNING,
    /** The ticket waits for its partner (D10). */
    PAUSED,
    /** Satisfied at or before the limit. Whether the goal was held too: {@link Commitment#goalHeld}. */
    MET,
    /** Satisfied after the limit. */
    MET_LATE,
    /**
     * The limit passed first. The milestone may still be owed; a clock that was breached stays so when other terms or
     * the end of the ticket close it.
     */
    BREACHED,
    /** Closed unbroken, by other terms or because nothing is left to promise; it was neither kept nor missed. */
    SUPERSEDED;

    /** Whether it is known if the limit was held. */
    boolean isDecided() {
        return switch (this) {
            case MET, MET_LATE, BREACHED -> true;
            case RUNNING, PAUSED, SUPERSEDED -> false;
        };
    }
}
