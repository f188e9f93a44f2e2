package org.partnerdesk.admin.policies;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Role;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.entitlement.KeptPolicy;
import org.partnerdesk.entitlement.Policies;
import org.partnerdesk.entitlement.PolicyFault;
import org.partnerdesk.entitlement.PolicyOutcome;
import org.partnerdesk.platform.web.Pages;
import org.partnerdesk.rehearsal.Rehearsals;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /admin/policies/ID}: one policy, its form while it is a draft, and the steps of its life. */
@Controller
@RequestMapping("/admin/policies/{id}")
class PolicyPage {
    private final Policies policies;
    private final Rehearsals rehearsals;
    private final Directory directory;
    private final Pages pages;

    PolicyPage(Policies policies, Rehearsals rehearsals, Directory directory, Pages pages) {
        this.policies = policies;
        this.rehearsals = rehearsals;
        this.directory = directory;
        this.pages = pages;
    }

    @GetMapping
    String show(@PathVariable long id, @RequestParam(defaultValue = "") String did, Model model) {
        model.addAttribute("did", did);
        return show(id, "", Map.of(), Map.of(), model);
    }

    @GetMapping("/edit")
    String form(@PathVariable long id, Model model) {
        KeptPolicy draft = existing(id);
        return draft.state().isDraft()
                ? form(draft, draft.revision(), PolicyForm.of(draft.policy()), model)
                : "redirect:/admin/policies/" + id;
    }

    @PostMapping("/edit")
    String edit(
            @PathVariable long id,
            @RequestParam int revision,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletResponse response,
            Model model) {
        PolicyForm typed = PolicyForm.typed(fields);
        Map<String, PolicyFault> faults = policies.faults(typed.policy(), typed.reason());
        faults.putAll(typed.unreadable());
        if (!faults.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return form(existing(id), revision, typed.with(faults), model);
        }
        String by = PoliciesPage.me().email();
        return next(
                policies.edit(id, revision, typed.policy(), by, typed.reason()),
                id,
                "edited",
                Map.of(),
                response,
                model);
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
        String by = PoliciesPage.me().email();
        return next(policies.publish(id, revision, at, by, reason), id, "published", typed, response, model);
    }

    @PostMapping("/discard")
    String discard(
            @PathVariable long id,
            @RequestParam int revision,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        String by = PoliciesPage.me().email();
        PolicyOutcome outcome = policies.discard(id, revision, by, reason);
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
        long rehearsal = rehearsals.start(id, length, PoliciesPage.me().email());
        return "redirect:/admin/policies/" + id + "/rehearsals/" + rehearsal;
    }

    private String next(
            PolicyOutcome outcome,
            long id,
            String step,
            Map<String, String> typed,
            HttpServletResponse response,
            Model model) {
        return switch (outcome) {
            case PolicyOutcome.Done done -> "redirect:/admin/policies/" + id + "?did=policy-" + step;
            case PolicyOutcome.Faulty faulty -> refused(id, step, typed, faulty.faults(), response, model);
            case PolicyOutcome.ChangedMeanwhile changed -> "redirect:/admin/policies/" + id + "?did=policy-changed";
            case PolicyOutcome.Missing none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
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
        KeptPolicy policy = existing(id);
        KeptPolicy inForce = policies.inForce().orElseThrow();
        model.addAttribute(
                "view",
                new PolicyView(
                        policy,
                        new RulesView(policy.policy(), inForce.policy(), directory.vendor()),
                        rehearsals.of(id),
                        PoliciesPage.me().role() == Role.ADMIN,
                        step,
                        typed,
                        faults));
        return "admin/policies/one";
    }

    private String form(KeptPolicy draft, int revision, PolicyForm typed, Model model) {
        model.addAttribute("view", new PolicyFormView(draft.id(), revision, typed, directory.vendor()));
        return "admin/policies/form";
    }

    private KeptPolicy existing(long id) {
        return policies.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** As a browser's field for date and time writes it; null for an empty field: at once. */
    private static @Nullable Instant instant(String typed, ZoneId zone) {
        return typed.isBlank()
                ? null
                : LocalDateTime.parse(typed.strip()).atZone(zone).toInstant();
    }
}
