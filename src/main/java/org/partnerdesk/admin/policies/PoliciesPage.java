package org.partnerdesk.admin.policies;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.Role;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.entitlement.EntitlementPolicy;
import org.partnerdesk.entitlement.KeptPolicy;
import org.partnerdesk.entitlement.Policies;
import org.partnerdesk.entitlement.PolicyFault;
import org.partnerdesk.entitlement.PolicyOutcome;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /admin/policies}: the policy in force as a table, every version, and how a new one begins. */
@Controller
@RequestMapping("/admin/policies")
class PoliciesPage {
    private static final int ROWS = 100;

    private final Policies policies;
    private final Directory directory;

    PoliciesPage(Policies policies, Directory directory) {
        this.policies = policies;
        this.directory = directory;
    }

    @GetMapping
    String show(@RequestParam(defaultValue = "") String did, Model model) {
        model.addAttribute("did", did);
        return show("", "", Map.of(), model);
    }

    @PostMapping("/drafts")
    String draft(@RequestParam(defaultValue = "") String reason, HttpServletResponse response, Model model) {
        EntitlementPolicy copied = policies.inForce().orElseThrow().policy();
        return switch (policies.draft(copied, me().email(), reason)) {
            case PolicyOutcome.Done done ->
                "redirect:/admin/policies/" + done.policy().id() + "/edit";
            case PolicyOutcome.Faulty faulty -> refused("draft", reason, faulty.faults(), response, model);
            default -> "redirect:/admin/policies";
        };
    }

    @PostMapping("/{id}/confirm")
    String confirm(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        return switch (policies.confirm(id, me().email(), reason)) {
            case PolicyOutcome.Faulty faulty -> refused("confirm", reason, faulty.faults(), response, model);
            case PolicyOutcome.Done done -> "redirect:/admin/policies?did=policy-confirmed";
            default -> "redirect:/admin/policies";
        };
    }

    private String refused(
            String step, String reason, Map<String, PolicyFault> faults, HttpServletResponse response, Model model) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return show(step, reason, faults, model);
    }

    private String show(String step, String reason, Map<String, PolicyFault> faults, Model model) {
        KeptPolicy inForce = policies.inForce().orElseThrow();
        model.addAttribute(
                "view",
                new PoliciesView(
                        inForce,
                        new RulesView(inForce.policy(), inForce.policy(), directory.vendor()),
                        policies.list(null, ROWS),
                        me().role() == Role.ADMIN,
                        step,
                        reason,
                        faults));
        return "admin/policies/all";
    }

    static Person me() {
        return SignedIn.current().orElseThrow();
    }
}
