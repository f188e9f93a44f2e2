package org.partnerdesk.api;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.entitlement.KeptPolicy;
import org.partnerdesk.entitlement.Policies;
import org.partnerdesk.entitlement.PolicyFault;
import org.partnerdesk.entitlement.PolicyOutcome;
import org.partnerdesk.rehearsal.Rehearsal;
import org.partnerdesk.rehearsal.Rehearsals;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Policies for programs: {@code /api/v1/policies}. */
@RestController
@RequestMapping("/api/v1/policies")
class PoliciesApi {
    private final Policies policies;
    private final Rehearsals rehearsals;

    PoliciesApi(Policies policies, Rehearsals rehearsals) {
        this.policies = policies;
        this.rehearsals = rehearsals;
    }

    @GetMapping
    PageOf<PolicyBody> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = PageOf.limit(limit);
        return PageOf.of(
                policies.list(PageOf.after(after), rows + 1),
                rows,
                PolicyBody::of,
                policy -> Long.toString(policy.id()));
    }

    @GetMapping("/{id}")
    PolicyBody get(@PathVariable String id) {
        return PolicyBody.of(existing(id));
    }

    @PostMapping
    ResponseEntity<PolicyBody> draft(@RequestBody PolicyRequest request, @AuthenticationPrincipal SignedIn caller) {
        KeptPolicy inForce = policies.inForce().orElseThrow(() -> Refused.missing("policy-not-found"));
        KeptPolicy draft = done(policies.draft(request.on(inForce.policy()), caller.email(), request.reason()));
        return ResponseEntity.created(URI.create("/api/v1/policies/" + draft.id()))
                .body(PolicyBody.of(draft));
    }

    @PostMapping("/{id}/publish")
    PolicyBody publish(
            @PathVariable String id, @RequestBody PublishRequest request, @AuthenticationPrincipal SignedIn caller) {
        return PolicyBody.of(done(
                policies.publish(existing(id).id(), null, request.effectiveFrom(), caller.email(), request.reason())));
    }

    @PostMapping("/{id}/rehearsals")
    ResponseEntity<RehearsalBody> rehearse(
            @PathVariable String id,
            @RequestParam(defaultValue = "90") int days,
            @AuthenticationPrincipal SignedIn caller) {
        if (days < 1 || days > Rehearsals.MOST_DAYS) {
            throw Refused.field(PolicyFault.NOT_A_NUMBER, "days");
        }
        long policy = existing(id).id();
        long rehearsal = rehearsals.start(policy, days, caller.email());
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/policies/" + policy + "/rehearsals/" + rehearsal))
                .body(body(policy, rehearsal));
    }

    @GetMapping("/{id}/rehearsals/{rehearsal}")
    RehearsalBody rehearsal(@PathVariable String id, @PathVariable String rehearsal) {
        return body(existing(id).id(), Ids.number(rehearsal, "rehearsal-not-found"));
    }

    private RehearsalBody body(long policy, long id) {
        Rehearsal found = rehearsals.find(policy, id).orElseThrow(() -> Refused.missing("rehearsal-not-found"));
        return RehearsalBody.of(found, rehearsals.outcome(id));
    }

    private KeptPolicy existing(String id) {
        return policies.find(Ids.number(id, "policy-not-found")).orElseThrow(() -> Refused.missing("policy-not-found"));
    }

    private static KeptPolicy done(PolicyOutcome outcome) {
        return switch (outcome) {
            case PolicyOutcome.Done done -> done.policy();
            case PolicyOutcome.Faulty faulty -> {
                Map.Entry<String, PolicyFault> first =
                        faulty.faults().entrySet().iterator().next();
                throw Refused.field(first.getValue(), Problems.told(first.getKey()));
            }
            case PolicyOutcome.ChangedMeanwhile changed -> throw new Refused(HttpStatus.CONFLICT, "policy-changed", "");
            case PolicyOutcome.Missing none -> throw Refused.missing("policy-not-found");
        };
    }
}
