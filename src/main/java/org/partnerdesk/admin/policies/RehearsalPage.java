package org.partnerdesk.admin.policies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.KeptPolicy;
import org.partnerdesk.entitlement.Policies;
import org.partnerdesk.rehearsal.Change;
import org.partnerdesk.rehearsal.ChangeFile;
import org.partnerdesk.rehearsal.Rehearsal;
import org.partnerdesk.rehearsal.Rehearsals;
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

/** {@code /admin/policies/ID/rehearsals/N}: what a draft would have done, down to the tickets, and as a file. */
@Controller
@RequestMapping("/admin/policies/{id}/rehearsals/{rehearsalId}")
class RehearsalPage {
    private static final int ROWS = 50;

    private final Policies policies;
    private final Rehearsals rehearsals;
    private final ChangeFile file;

    RehearsalPage(Policies policies, Rehearsals rehearsals, ChangeFile file) {
        this.policies = policies;
        this.rehearsals = rehearsals;
        this.file = file;
    }

    @GetMapping
    String show(
            @PathVariable long id,
            @PathVariable long rehearsalId,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Long partner,
            @RequestParam(required = false) @Nullable Long after,
            Model model) {
        KeptPolicy policy = policies.find(id).orElseThrow(RehearsalPage::missing);
        Rehearsal rehearsal = existing(id, rehearsalId);
        List<Change> found = rehearsals.changes(rehearsalId, region, partner, after, ROWS + 1);
        boolean more = found.size() > ROWS;
        List<Change> shown = more ? found.subList(0, ROWS) : found;
        model.addAttribute(
                "view",
                new RehearsalView(
                        policy,
                        rehearsal,
                        rehearsals.outcome(rehearsalId),
                        shown,
                        region,
                        partner,
                        more ? shown.getLast().ticketId() : null));
        return "admin/policies/rehearsal";
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
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rehearsal-" + rehearsalId + ".csv\"")
                .body(body);
    }

    private Rehearsal existing(long id, long rehearsalId) {
        return rehearsals.find(id, rehearsalId).orElseThrow(RehearsalPage::missing);
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
