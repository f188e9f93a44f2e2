package org.partnerdesk.commitments;

import java.time.Instant;

/**
 * A milestone is not reached though its goal has passed. Published in the transaction that records it.
 *
 * @param at when the goal passed, which may be before it was noticed
 */
public record GoalPassed(long ticketId, long commitmentId, Milestone milestone, Instant at) {}
