package org.partnerdesk.admin.commitments;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Role;
import org.partnerdesk.commitments.CommitmentPolicies;
import org.partnerdesk.commitments.CommitmentPolicyOutcome;
import org.partnerdesk.commitments.KeptCommitmentPolicy;
import org.partnerdesk.commitments.PolicySpec;
import org.partnerdesk.commitments.Retarget;
import org.partnerdesk.commitments.Retargets;
import org.partnerdesk.entitlement.Policies;
import org.partnerdesk.entitlement.PolicyFault;
import org.partnerdesk.platform.web.Pages;
import org.partnerdesk.rehearsal.PromiseRehearsals;
import org.partnerdesk.rehearsal.Rehearsals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /admin/commitments/ID}: one commitment policy, its text while it is a draft, and the steps of its life. */
@Controller
@RequestMapping("/admin/commitments/{id}")
class CommitmentPolicyPage {
    private final CommitmentPolicies policies;
    private final PromiseRehearsals rehearsals;
    private final Retargets retargets;
    private final Pages pages;

    CommitmentPolicyPage(CommitmentPolicies policies, PromiseRehearsals rehearsals, Retargets retargets, Pages pages) {
        this.policies = policies;
        this.rehearsals = rehearsals;
        this.retargets = retargets;
        this.pages = pages;
    }

    @GetMapping
    String show(@PathVariable long id, @RequestParam(defaultValue = "") String did, Model model) {
        model.addAttribute("did", did);
        return show(id, "", Map.of(), Map.of(), model);
    }

    @GetMapping("/edit")
    String form(@PathVariable long id, Model model) {
        KeptCommitmentPolicy draft = existing(id);
        return draft.state().isDraft()
                ? form(id, draft.revision(), CommitmentPolicies.text(draft.policy()), "", Map.of(), model)
                : "redirect:" + CommitmentsPage.PATH + "/" + id;
    }

    @PostMapping("/edit")
    String edit(
            @PathVariable long id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String policy,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        existing(id);
        Map<String, PolicyFault> faults = new HashMap<>(Policies.faults(reason));
        Optional<PolicySpec> read = CommitmentPolicies.read(policy);
        if (read.isEmpty()) {
            faults.put("policy", PolicyFault.NO_SUCH_VALUE);
        }
        if (!faults.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return form(id, revision, policy, reason, faults, model);
        }
        String by = CommitmentsPage.me().email();
        return next(
                policies.edit(id, revision, read.orElseThrow(), by, reason), id, "edited", Map.of(), response, model);
    }

    @PostMapping("/publish")
    String publish(
            @PathVariable long id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Map<String, String> typed = Map.of("from", from, "reason", reason);
        Instant at;
        try {
            at = instant(from, pages.of(request).wording().zone());
        } catch (DateTimeParseException e) {
            return refused(id, "published", typed, Map.of("effectiveFrom", PolicyFault.NOT_A_DATE), response, model);
        }
        String by = CommitmentsPage.me().email();
        return next(policies.publish(id, revision, at, by, reason), id, "published", typed, response, model);
    }

    @PostMapping("/discard")
    String discard(
            @PathVariable long id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        String by = CommitmentsPage.me().email();
        CommitmentPolicyOutcome outcome = policies.discard(id, revision, by, reason);
        return next(outcome, id, "discarded", Map.of("reason", reason), response, model);
    }

    @PostMapping("/rehearsals")
    String rehearse(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String days,
            HttpServletResponse response,
            Model model) {
        existing(id);
        Integer length = days.matches("\\p{Nd}{1,6}") ? Integer.valueOf(days) : null;
        if (length == null || length < 1 || length > Rehearsals.MOST_DAYS) {
            Map<String, PolicyFault> faults = Map.of("days", PolicyFault.NOT_A_NUMBER);
            return refused(id, "rehearse", Map.of("days", days), faults, response, model);
        }
        Optional<Long> rehearsal =
                rehearsals.start(id, length, CommitmentsPage.me().email());
        return rehearsal.isEmpty()
                ? refused(id, "rehearse", Map.of("days", days), Map.of(), response, model)
                : "redirect:" + CommitmentsPage.PATH + "/" + id + "/rehearsals/" + rehearsal.get();
    }

    /** Has it counted which open clocks would move. */
    @PostMapping("/retargets")
    String plan(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        KeptCommitmentPolicy policy = existing(id);
        Map<String, PolicyFault> faults = Policies.faults(reason);
        if (!faults.isEmpty()) {
            return refused(id, "retarget", Map.of("reason", reason), faults, response, model);
        }
        if (policy.version() != null && policy.effectiveFrom() != null) {
            retargets.plan(
                    Retarget.Cause.POLICY,
                    policy.version().toString(),
                    CommitmentsPage.me().email(),
                    reason,
                    policy.effectiveFrom());
        }
        return "redirect:" + CommitmentsPage.PATH + "/" + id + "?did=retarget-planned#retarget";
    }

    @PostMapping("/retargets/{retarget}/go")
    String go(@PathVariable long id, @PathVariable long retarget) {
        KeptCommitmentPolicy policy = existing(id);
        boolean own = of(policy).stream().anyMatch(one -> one.id() == retarget);
        if (!own) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        boolean started = retargets.go(retarget);
        return "redirect:" + CommitmentsPage.PATH + "/" + id
                + (started ? "?did=retarget-started" : "?did=policy-changed") + "#retarget";
    }

    private String next(
            CommitmentPolicyOutcome outcome,
            long id,
            String step,
            Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        String path = CommitmentsPage.PATH + "/" + id;
        return switch (outcome) {
            case CommitmentPolicyOutcome.Done done -> "redirect:" + path + "?did=policy-" + step;
            case CommitmentPolicyOutcome.Faulty faulty -> refused(id, step, typed, faulty.faults(), response, model);
            case CommitmentPolicyOutcome.ChangedMeanwhile changed -> "redirect:" + path + "?did=policy-changed";
            case CommitmentPolicyOutcome.Missing none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private String refused(
            long id,
            String step,
            Map<String, String> typed,
            Map<String, PolicyFault> faults,
            HttpServletResponse response,
            Model model) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return show(id, step, typed, faults, model);
    }

    private String show(long id, String step, Map<String, String> typed, Map<String, PolicyFault> faults, Model model) {
        KeptCommitmentPolicy policy = existing(id);
        KeptCommitmentPolicy inForce = policies.inForce().orElseThrow();
        model.addAttribute(
                "view",
                new CommitmentPolicyView(
                        policy,
                        new MatrixView(policy.policy(), inForce.policy()),
                        policy.state().isDraft() ? policies.problems(policy.policy()) : List.of(),
                        rehearsals.of(id),
                        of(policy),
                        CommitmentsPage.me().role() == Role.ADMIN,
                        step,
                        typed,
                        faults));
        return "admin/commitments/one";
    }

    private String form(
            long id, int revision, String policy, String reason, Map<String, PolicyFault> faults, Model model) {
        model.addAttribute("view", new CommitmentFormView(id, revision, policy, reason, faults));
        return "admin/commitments/form";
    }

    private List<Retarget> of(KeptCommitmentPolicy policy) {
        return policy.version() == null
                ? List.of()
                : retargets.of(Retarget.Cause.POLICY, policy.version().toString());
    }

    private KeptCommitmentPolicy existing(long id) {
        return policies.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** As a browser's field for date and time writes it; null for an empty field: at once. */
    private static @Nullable Instant instant(String typed, ZoneId zone) {
        return typed.isBlank()
                ? null
                : LocalDateTime.parse(typed.strip()).atZone(zone).toInstant();
    }
}
