package org.partnerdesk.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.intake.mail.FlightRecorder;
import org.partnerdesk.intake.mail.MailSearch;
import org.partnerdesk.intake.mail.RecordedMail;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of each mail and why, for programs. */
@RestController
@RequestMapping("/api/v1/mails")
class MailsApi {
    private final FlightRecorder recorder;
    private final Ticketing ticketing;

    MailsApi(FlightRecorder recorder, Ticketing ticketing) {
        this.recorder = recorder;
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
