package org.partnerdesk.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.rehearsal.Outcome;
import org.partnerdesk.rehearsal.Rehearsal;

/**
 * A rehearsal as programs see it; of a running one, what it has come to so far.
 *
 * @param tickets how many there are to judge; null until they are counted
 * @param settled how many of those done had a settled customer
 * @param medianSeconds handling time of the period's solved S1 tickets; counts for each that would become S1
 * @param hoursAdded hours of S1 work more or, when negative, less
 */
record RehearsalBody(
        String id,
        String policy,
        int revision,
        int days,
        Instant from,
        Instant until,
        boolean finished,
        @Nullable Long tickets,
        long done,
        long settled,
        long classes,
        long severities,
        long becomeS1,
        long noLongerS1,
        @Nullable Long medianSeconds,
        long hoursAdded,
        List<Outcome.Group> groups) {

    static RehearsalBody of(Rehearsal r, Outcome outcome) {
        Duration median = outcome.median();
        return new RehearsalBody(
                Long.toString(r.id()),
                Long.toString(r.policyId()),
                r.revision(),
                r.days(),
                r.from(),
                r.until(),
                r.finishedAt() != null,
                r.tickets(),
                r.done(),
                r.settled(),
                outcome.classes(),
                outcome.severities(),
                outcome.becomeS1(),
                outcome.noLongerS1(),
                median == null ? null : median.toSeconds(),
                outcome.hoursAdded(),
                outcome.groups());
    }
}
