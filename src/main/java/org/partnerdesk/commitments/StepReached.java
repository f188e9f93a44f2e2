package org.partnerdesk.commitments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A promise has come to a rung of its ladder.
 *
 * @param mark open time from the start of the promise; with the commitment it names the rung, which is reached once
 * @param place the same as seen from goal and limit
 * @param steps what is to be done
 * @param at when it was reached, which may be before it was noticed
 */
public record StepReached(
        long ticketId,
        long commitmentId,
        Milestone milestone,
        Duration mark,
        StepPlace place,
        List<Step> steps,
        Instant at) {}
