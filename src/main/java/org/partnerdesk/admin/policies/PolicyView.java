package org.partnerdesk.admin.policies;

import java.util.List;
import java.util.Map;
import org.partnerdesk.entitlement.KeptPolicy;
import org.partnerdesk.entitlement.PolicyFault;
import org.partnerdesk.rehearsal.Rehearsal;

/**
 * One policy: its rules beside those in force, its life, its rehearsals.
 *
 * @param step the step that was refused, such as {@code publish}; empty when none was
 * @param typed what was typed for it, by field
 */
public record PolicyView(
        KeptPolicy policy,
        RulesView rules,
        List<Rehearsal> rehearsals,
        boolean mayAct,
        String step,
        Map<String, String> typed,
        Map<String, PolicyFault> faults) {

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    public String path() {
        return "/admin/policies/" + policy.id();
    }
}
