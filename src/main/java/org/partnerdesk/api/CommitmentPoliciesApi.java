package org.partnerdesk.api;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.commitments.CommitmentPolicies;
import org.partnerdesk.commitments.CommitmentPolicyOutcome;
import org.partnerdesk.commitments.Installation.Problem;
import org.partnerdesk.commitments.KeptCommitmentPolicy;
import org.partnerdesk.commitments.Retarget;
import org.partnerdesk.commitments.Retargets;
import org.partnerdesk.entitlement.PolicyFault;
import org.partnerdesk.rehearsal.PromiseRehearsal;
import org.partnerdesk.rehearsal.PromiseRehearsals;
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

/** Commitment policies for programs: {@code /api/v1/commitment-policies}. */
@RestController
@RequestMapping("/api/v1/commitment-policies")
class CommitmentPoliciesApi {
    private static final String PATH = "/api/v1/commitment-policies/";

    private final CommitmentPolicies policies;
    private final Retargets retargets;
    private final PromiseRehearsals rehearsals;

    CommitmentPoliciesApi(CommitmentPolicies policies, Retargets retargets, PromiseRehearsals rehearsals) {
        this.policies = policies;
        this.retargets = retargets;
        this.rehearsals = rehearsals;
    }

    @GetMapping
    PageOf<CommitmentPolicyBody> list(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = PageOf.limit(limit);
        return PageOf.of(
                policies.list(PageOf.after(after), rows + 1),
                rows,
                CommitmentPolicyBody::of,
                policy -> Long.toString(policy.id()));
    }

    @GetMapping("/{id}")
    CommitmentPolicyBody get(@PathVariable String id) {
        return CommitmentPolicyBody.of(existing(id));
    }

    @PostMapping
    ResponseEntity<CommitmentPolicyBody> draft(
            @RequestBody CommitmentPolicyRequest request, @AuthenticationPrincipal SignedIn caller) {
        KeptCommitmentPolicy inForce = policies.inForce().orElseThrow(() -> Refused.missing("policy-not-found"));
        KeptCommitmentPolicy draft = done(policies.draft(
                Objects.requireNonNullElse(request.policy(), inForce.policy()), caller.email(), request.reason()));
        return ResponseEntity.created(URI.create(PATH + draft.id())).body(CommitmentPolicyBody.of(draft));
    }

    /** Refused with the first place of the matrix that is at fault. */
    @PostMapping("/{id}/publish")
    CommitmentPolicyBody publish(
            @PathVariable String id, @RequestBody PublishRequest request, @AuthenticationPrincipal SignedIn caller) {
        return CommitmentPolicyBody.of(done(
                policies.publish(existing(id).id(), null, request.effectiveFrom(), caller.email(), request.reason())));
    }

    @PostMapping("/{id}/rehearsals")
    ResponseEntity<PromiseRehearsalBody> rehearse(
            @PathVariable String id,
            @RequestParam(defaultValue = "90") int days,
            @AuthenticationPrincipal SignedIn caller) {
        if (days < 1 || days > Rehearsals.MOST_DAYS) {
            throw Refused.field(PolicyFault.NOT_A_NUMBER, "days");
        }
        KeptCommitmentPolicy draft = existing(id);
        long policy = draft.id();
        long rehearsal = rehearsals
                .start(policy, days, caller.email())
                .orElseThrow(() -> hole(policies.problems(draft.policy()).getFirst()));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create(PATH + policy + "/rehearsals/" + rehearsal))
                .body(body(policy, rehearsal));
    }

    @GetMapping("/{id}/rehearsals/{rehearsal}")
    PromiseRehearsalBody rehearsal(@PathVariable String id, @PathVariable String rehearsal) {
        return body(existing(id).id(), Ids.number(rehearsal, "rehearsal-not-found"));
    }

    private PromiseRehearsalBody body(long policy, long id) {
        PromiseRehearsal found = rehearsals.find(policy, id).orElseThrow(() -> Refused.missing("rehearsal-not-found"));
        return PromiseRehearsalBody.of(found, rehearsals.groups(id));
    }

    /** Has it counted which open clocks a published policy would move. */
    @PostMapping("/{id}/retargets")
    ResponseEntity<RetargetBody> plan(
            @PathVariable String id, @RequestBody PublishRequest request, @AuthenticationPrincipal SignedIn caller) {
        KeptCommitmentPolicy policy = existing(id);
        if (policy.version() == null || policy.effectiveFrom() == null) {
            throw new Refused(HttpStatus.CONFLICT, "policy-changed", "");
        }
        if (request.reason() == null || request.reason().isBlank()) {
            throw Refused.field(PolicyFault.REASON_MISSING, "reason");
        }
        long retarget = retargets.plan(
                Retarget.Cause.POLICY,
                policy.version().toString(),
                caller.email(),
                request.reason(),
                policy.effectiveFrom());
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create(PATH + policy.id() + "/retargets/" + retarget))
                .body(RetargetBody.of(existing(policy, Long.toString(retarget))));
    }

    @GetMapping("/{id}/retargets/{retarget}")
    RetargetBody retarget(@PathVariable String id, @PathVariable String retarget) {
        return RetargetBody.of(existing(existing(id), retarget));
    }

    /** Moves what was counted, in the background. */
    @PostMapping("/{id}/retargets/{retarget}/go")
    ResponseEntity<RetargetBody> go(@PathVariable String id, @PathVariable String retarget) {
        KeptCommitmentPolicy policy = existing(id);
        if (!retargets.go(existing(policy, retarget).id())) {
            throw new Refused(HttpStatus.CONFLICT, "retarget-not-previewed", "");
        }
        return ResponseEntity.accepted().body(RetargetBody.of(existing(policy, retarget)));
    }

    private static Refused hole(Problem problem) {
        return Refused.field(problem.code(), "policy", Problems.told(problem.where()));
    }

    private Retarget existing(KeptCommitmentPolicy policy, String retarget) {
        return retargets
                .find(Ids.number(retarget, "retarget-not-found"))
                .filter(found -> found.cause() == Retarget.Cause.POLICY
                        && found.subject().equals(String.valueOf(policy.version())))
                .orElseThrow(() -> Refused.missing("retarget-not-found"));
    }

    private KeptCommitmentPolicy existing(String id) {
        return policies.find(Ids.number(id, "policy-not-found")).orElseThrow(() -> Refused.missing("policy-not-found"));
    }

    private static KeptCommitmentPolicy done(CommitmentPolicyOutcome outcome) {
        return switch (outcome) {
            case CommitmentPolicyOutcome.Done done -> done.policy();
            case CommitmentPolicyOutcome.Faulty faulty
            when faulty.faults().isEmpty() -> {
                throw hole(faulty.problems().getFirst());
            }
            case CommitmentPolicyOutcome.Faulty faulty -> {
                Map.Entry<String, PolicyFault> first =
                        faulty.faults().entrySet().iterator().next();
                throw Refused.field(first.getValue(), first.getKey());
            }
            case CommitmentPolicyOutcome.ChangedMeanwhile changed ->
                throw new Refused(HttpStatus.CONFLICT, "policy-changed", "");
            case CommitmentPolicyOutcome.Missing none -> throw Refused.missing("policy-not-found");
        };
    }
}
