package org.partnerdesk.entitlement;

import java.util.Map;

/** What became of a step in a policy's life. */
public sealed interface PolicyOutcome {
    /** It was taken. */
    record Done(KeptPolicy policy) implements PolicyOutcome {}

    /** Nothing was changed: these fields are at fault, such as {@code reason} or {@code thresholds.EU}. */
    record Faulty(Map<String, PolicyFault> faults) implements PolicyOutcome {}

    /** Nothing was changed: there is no such policy. */
    record Missing() implements PolicyOutcome {}

    /** Nothing was changed: it is no longer what the caller read, or no longer in a state that allows the step. */
    record ChangedMeanwhile(KeptPolicy policy) implements PolicyOutcome {}
}
