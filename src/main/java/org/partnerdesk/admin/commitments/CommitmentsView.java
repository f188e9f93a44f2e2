package org.partnerdesk.admin.commitments;

import java.util.List;
import java.util.Map;
import org.partnerdesk.commitments.KeptCommitmentPolicy;
import org.partnerdesk.entitlement.PolicyFault;

/**
 * All commitment policies, the one in force as a table.
 *
 * @param mayAct whether the reader may change anything
 * @param step the step that was refused: {@code confirm} or {@code draft}; empty when none was
 * @param reason what was typed as its reason
 */
public record CommitmentsView(
        KeptCommitmentPolicy inForce,
        MatrixView matrix,
        List<KeptCommitmentPolicy> all,
        boolean mayAct,
        String step,
        String reason,
        Map<String, PolicyFault> faults) {}
