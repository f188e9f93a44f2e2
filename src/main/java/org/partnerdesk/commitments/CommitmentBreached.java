package org.partnerdesk.commitments;

import java.time.Instant;

/**
 * A limit passed with its milestone not reached. Published in the transaction that records it.
 *
 * @param at when the promise broke, which may be before it was noticed
 */
public record CommitmentBreached(long ticketId, long commitmentId, Milestone milestone, Instant at) {}
