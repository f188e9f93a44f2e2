package org.partnerdesk.admin.commitments;

import java.util.List;
import java.util.Map;
import org.partnerdesk.commitments.Installation.Problem;
import org.partnerdesk.commitments.KeptCommitmentPolicy;
import org.partnerdesk.commitments.Retarget;
import org.partnerdesk.entitlement.PolicyFault;
import org.partnerdesk.rehearsal.PromiseRehearsal;

/**
 * One commitment policy: its matrix beside the one in force, its holes, its life, rehearsals, open clocks that follow it.
 *
 * @param step the step that was refused, such as {@code published}; empty when none was
 * @param typed what was typed for it, by field
 */
public record CommitmentPolicyView(
        KeptCommitmentPolicy policy,
        MatrixView matrix,
        List<Problem> problems,
        List<PromiseRehearsal> rehearsals,
        List<Retarget> retargets,
        boolean mayAct,
        String step,
        Map<String, String> typed,
        Map<String, PolicyFault> faults) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    public String path() {
        return CommitmentsPage.PATH + "/" + policy.id();
    }

    /** 0 while it is a draft. */
    public int version() {
        Integer version = policy.version();
        return version == null ? 0 : version;
    }

    /** Whether something is still being counted or moved. */
    public boolean isMoving() {
        return retargets.stream().anyMatch(Retarget::isUnderWay);
    }
}
