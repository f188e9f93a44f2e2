package org.partnerdesk.admin.commitments;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.CommitmentPolicies;
import org.partnerdesk.rehearsal.PromiseChangeFile;
import org.partnerdesk.rehearsal.PromiseRehearsal;
import org.partnerdesk.rehearsal.PromiseRehearsals;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** {@code /admin/commitments/ID/rehearsals/N}: who would have missed a promise and who would not, and as a file. */
@Controller
@RequestMapping("/admin/commitments/{id}/rehearsals/{rehearsalId}")
class PromiseRehearsalPage {
    static final int ROWS = 500;

    private final CommitmentPolicies policies;
    private final PromiseRehearsals rehearsals;
    private final PromiseChangeFile file;

    PromiseRehearsalPage(CommitmentPolicies policies, PromiseRehearsals rehearsals, PromiseChangeFile file) {
        this.policies = policies;
        this.rehearsals = rehearsals;
        this.file = file;
    }

    @GetMapping
    String show(
            @PathVariable long id,
            @PathVariable long rehearsalId,
            @RequestParam(required = false) @Nullable String severity,
            @RequestParam(required = false) @Nullable Long after,
            Model model) {
        model.addAttribute(
                "view",
                new PromiseRehearsalView(
                        policies.find(id).orElseThrow(PromiseRehearsalPage::missing),
                        existing(id, rehearsalId),
                        rehearsals.groups(rehearsalId),
                        severity,
                        rehearsals.changes(rehearsalId, severity, after)));
        return "admin/commitments/rehearsal";
    }

    @GetMapping("/tickets.csv")
    ResponseEntity<StreamingResponseBody> export(@PathVariable long id, @PathVariable long rehearsalId) {
        existing(id, rehearsalId);
        StreamingResponseBody body = out -> {
            try (var writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8))) {
                file.write(rehearsalId, writer);
            }
        };
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"promises-" + rehearsalId + ".csv\"")
                .body(body);
    }

    private PromiseRehearsal existing(long id, long rehearsalId) {
        return rehearsals.find(id, rehearsalId).orElseThrow(PromiseRehearsalPage::missing);
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
