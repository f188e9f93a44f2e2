package org.partnerdesk.commitments;

import java.util.List;
import java.util.Map;
import org.partnerdesk.commitments.Installation.Problem;
import org.partnerdesk.entitlement.PolicyFault;

/** What became of a step in a commitment policy's life. */
public sealed interface CommitmentPolicyOutcome {
    /** It was taken. */
    record Done(KeptCommitmentPolicy policy) implements CommitmentPolicyOutcome {}

    /** Nothing was changed: these fields are at fault, or these places of the matrix. */
    record Faulty(Map<String, PolicyFault> faults, List<Problem> problems) implements CommitmentPolicyOutcome {}

    /** Nothing was changed: there is no such policy. */
    record Missing() implements CommitmentPolicyOutcome {}

    /** Nothing was changed: it is no longer what the caller read, or no longer in a state that allows the step. */
    record ChangedMeanwhile(KeptCommitmentPolicy policy) implements CommitmentPolicyOutcome {}
}
