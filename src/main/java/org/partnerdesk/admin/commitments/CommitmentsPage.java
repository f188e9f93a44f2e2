package org.partnerdesk.admin.commitments;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.Role;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.commitments.CommitmentPolicies;
import org.partnerdesk.commitments.CommitmentPolicyOutcome;
import org.partnerdesk.commitments.KeptCommitmentPolicy;
import org.partnerdesk.commitments.PolicySpec;
import org.partnerdesk.entitlement.PolicyFault;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /admin/commitments}: what is promised as a table, every version, and how a new one begins. */
@Controller
@RequestMapping("/admin/commitments")
class CommitmentsPage {
    static final String PATH = "/admin/commitments";
    private static final int ROWS = 100;

    private final CommitmentPolicies policies;

    CommitmentsPage(CommitmentPolicies policies) {
        this.policies = policies;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "") String did, Model model) {
        model.addAttribute("did", did);
        return show("", "", Map.of(), model);
    }

    @PostMapping("/drafts")
    String draft(@RequestParam(defaultValue = "") String reason, HttpServletResponse response, Model model) {
        PolicySpec copied = policies.inForce().orElseThrow().policy();
        return switch (policies.draft(copied, me().email(), reason)) {
            case CommitmentPolicyOutcome.Done done ->
                "redirect:" + PATH + "/" + done.policy().id() + "/edit";
            case CommitmentPolicyOutcome.Faulty faulty -> refused("draft", reason, faulty.faults(), response, model);
            default -> "redirect:" + PATH;
        };
    }

    @PostMapping("/{id}/confirm")
    String confirm(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        return switch (policies.confirm(id, me().email(), reason)) {
            case CommitmentPolicyOutcome.Faulty faulty -> refused("confirm", reason, faulty.faults(), response, model);
            case CommitmentPolicyOutcome.Done done -> "redirect:" + PATH + "?did=policy-confirmed";
            default -> "redirect:" + PATH;
        };
    }

    private String refused(
            String step, String reason, Map<String, PolicyFault> faults, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return show(step, reason, faults, model);
    }

    private String show(String step, String reason, Map<String, PolicyFault> faults, Model model) {
        KeptCommitmentPolicy inForce = policies.inForce().orElseThrow();
        model.addAttribute(
                "view",
                new CommitmentsView(
                        inForce,
                        new MatrixView(inForce.policy(), inForce.policy()),
                        policies.list(null, ROWS),
                        me().role() == Role.ADMIN,
                        step,
                        reason,
                        faults));
        return "admin/commitments/all";
    }

    static Person me() {
        return SignedIn.current().orElseThrow();
    }
}
