package org.partnerdesk.commitments;

import java.time.Duration;

/**
 * A promise as a bar from its start to its limit, in open time of its calendar.
 *
 * @param at how far it has run: 0 at the start, 1 at the limit, more when late
 * @param goal where the goal's mark stands on the same bar, above 0 and at most 1
 * @param toGoal open time left until the goal, negative once it has passed
 * @param toLimit open time left until the limit, negative once it has passed
 */
public record Progress(double at, double goal, Duration toGoal, Duration toLimit) {}
