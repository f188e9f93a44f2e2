package org.partnerdesk.commitments;

/**
 * A promise of the past beside what other rules would have made of it.
 *
 * @param severity of the ticket when it was given
 * @param goalBefore whether the goal was missed, {@code limitBefore} the limit
 * @param goalAfter whether the goal would have been missed, {@code limitAfter} the limit; false when nothing would have
 *     been promised
 */
public record Replayed(
        long ticketId,
        int cycle,
        Milestone milestone,
        String severity,
        boolean goalBefore,
        boolean limitBefore,
        boolean goalAfter,
        boolean limitAfter) {

    /** Whether anything was missed or would have been. */
    public boolean isMissed() {
        return goalBefore || limitBefore || goalAfter || limitAfter;
    }
}
