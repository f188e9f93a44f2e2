package org.partnerdesk.entitlement;

import java.time.Instant;

/**
 * A published policy's date has come: from now on claims are judged by it, and tickets judged before may deserve
 * another verdict. Told once per version, by one node, in a transaction that is repeated if it fails.
 */
public record PolicyPublished(int version, Instant effectiveFrom) {}
