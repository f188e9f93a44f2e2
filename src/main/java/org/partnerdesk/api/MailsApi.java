package org.partnerdesk.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.intake.mail.FlightRecorder;
import org.partnerdesk.intake.mail.HeldMail;
import org.partnerdesk.intake.mail.MailSearch;
import org.partnerdesk.intake.mail.RecordedMail;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of each mail and why, for programs. */
@RestController
@RequestMapping("/api/v1/mails")
class MailsApi {
    private static final int LONGEST_REASON = 1_000;

    private final FlightRecorder recorder;
    private final HeldMail held;
    private final Ticketing ticketing;

    MailsApi(FlightRecorder recorder, HeldMail held, Ticketing ticketing) {
        this.recorder = recorder;
        this.held = held;
        this.ticketing = ticketing;
    }

    /** One record for each desk address among the recipients. {@code ticket} is a number such as PD-10482. */
    record MailBody(
            String id,
            Instant receivedAt,
            @Nullable String messageId,
            String envelopeFrom,
            List<String> envelopeTo,
            @Nullable String subject,
            String decision,
            @Nullable String reason,
            @Nullable String ticket,
            List<RecordedMail.Check> checks) {
        static MailBody of(RecordedMail mail) {
            return new MailBody(
                    Long.toString(mail.id()),
                    mail.receivedAt(),
                    mail.messageId(),
                    mail.envelopeFrom(),
                    mail.envelopeTo(),
                    mail.subject(),
                    mail.decision(),
                    mail.reason(),
                    mail.ticket(),
                    mail.checks());
        }
    }

    /** Mail that was decided about, newest first. */
    @GetMapping
    PageOf<MailBody> list(
            @RequestParam(required = false) @Nullable String messageId,
            @RequestParam(required = false) @Nullable String ticket,
            @RequestParam(required = false) @Nullable String decision,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = PageOf.limit(limit);
        Long behind = PageOf.after(after);
        if (decision != null && !MailSearch.isDecision(decision)) {
            throw Refused.field("no-such-value", "decision", "decision");
        }
        Long ticketId = ticket == null ? null : ticketing.idOf(ticket).orElse(-1L);
        MailSearch search =
                new MailSearch(messageId == null ? null : StorableText.of(messageId), ticketId, decision, null);
        return PageOf.of(
                recorder.mails(search, behind, rows + 1), rows, MailBody::of, mail -> Long.toString(mail.id()));
    }

    /** @param reason why; optional */
    record ActRequest(@Nullable String reason) {}

    /** What a person of the desk does with held mail; answers the mail as it stands then. */
    @PostMapping("/{id}/{act:retry|release|drop}")
    MailBody act(
            @PathVariable String id,
            @PathVariable String act,
            @RequestBody(required = false) @Nullable ActRequest request,
            @AuthenticationPrincipal SignedIn caller) {
        String reason = request == null || request.reason() == null ? "" : StorableText.of(request.reason());
        if (reason.length() > LONGEST_REASON) {
            throw Refused.field("too-long", "reason", "reason", LONGEST_REASON);
        }
        HeldMail.Act wanted = HeldMail.Act.valueOf(act.toUpperCase(Locale.ROOT));
        return switch (held.act(
                Ids.number(id, "mail-not-found"), wanted, caller.person().actor(), reason)) {
            case HeldMail.Outcome.Done done -> MailBody.of(done.mail());
            case HeldMail.Outcome.Missing missing -> throw Refused.missing("mail-not-found");
            case HeldMail.Outcome.NotHeld other -> throw new Refused(HttpStatus.CONFLICT, "mail-not-held", "");
            case HeldMail.Outcome.NamesNobody nobody ->
                throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "mail-names-nobody", "");
        };
    }

    /** As a file that no browser shows or runs. */
    @GetMapping("/{id}/raw")
    ResponseEntity<byte[]> raw(@PathVariable String id) {
        long number = Ids.number(id, "mail-not-found");
        return recorder.raw(number)
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("message/rfc822"))
                        .header("Content-Disposition", "attachment; filename=\"mail-" + number + ".eml\"")
                        .body(bytes))
                .orElseThrow(() -> Refused.missing("mail-not-found"));
    }
}
