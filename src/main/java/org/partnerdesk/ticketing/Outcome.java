package org.partnerdesk.ticketing;

/** What came of an act on a ticket. */
public sealed interface Outcome {
    /** It was done; the ticket as it stands now. */
    record Done(Ticket now) implements Outcome {}

    /** It was not done. */
    record Refused(Refusal why) implements Outcome {}

    /** The ticket of a done act. Throws {@link IllegalStateException} on a refused one. */
    default Ticket ticket() {
        return switch (this) {
            case Done done -> done.now();
            case Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }
}
