package org.partnerdesk.commitments;

import java.util.List;

/**
 * Steps that were reached, those of one promise in order. Published in the transaction that records them, in which
 * tickets may not be changed: they are locked before their clocks everywhere else.
 */
public record StepsReached(List<StepReached> steps) {}
