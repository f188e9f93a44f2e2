package org.partnerdesk.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.intake.mail.FlightRecorder;
import org.partnerdesk.intake.mail.HeldMails;
import org.partnerdesk.intake.mail.MailAct;
import org.partnerdesk.intake.mail.MailActed;
import org.partnerdesk.intake.mail.MailOutcome;
import org.partnerdesk.intake.mail.MailReplay;
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
    private final FlightRecorder recorder;
    private final HeldMails held;
    private final MailReplay replay;
    private final Ticketing ticketing;

    MailsApi(FlightRecorder recorder, HeldMails held, MailReplay replay, Ticketing ticketing) {
        this.recorder = recorder;
        this.held = held;
        this.replay = replay;
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
            @Nullable String decision,
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
                    mail.isWaiting() ? null : mail.decision(),
                    mail.reason(),
                    mail.ticket(),
                    mail.checks());
        }
    }

    /**
     * One mail with its history.
     *
     * @param tries how often reading it has failed
     * @param acts what people did with it while it was held, oldest first
     */
    record MailWithActs(
            @JsonUnwrapped MailBody mail,
            int tries,
            @Nullable String lastError,
            List<MailActed> acts) {}

    /** The body of an act on a held mail; it may be left out. */
    record ActRequest(@Nullable String reason) {}

    /** The body of {@code POST /api/v1/mails/replay}: both needed, {@code to} not counted in, at most 31 days. */
    record ReplayRequest(@Nullable Instant from, @Nullable Instant to) {}

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
                new MailSearch(messageId == null ? null : StorableText.of(messageId), ticketId, decision, null, false);
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

    /** One mail; its decision is null while it waits for one. */
    @GetMapping("/{id}")
    MailWithActs get(@PathVariable String id) {
        long number = Ids.number(id, "mail-not-found");
        RecordedMail mail = recorder.mail(number).orElseThrow(() -> Refused.missing("mail-not-found"));
        return new MailWithActs(MailBody.of(mail), mail.tries(), mail.lastError(), recorder.acts(number));
    }

    /** Acts on a held mail and answers what it has become. */
    @PostMapping("/{id}/{act:retry|release|drop}")
    MailWithActs act(
            @PathVariable String id,
            @PathVariable String act,
            @RequestBody(required = false) @Nullable ActRequest request,
            @AuthenticationPrincipal SignedIn caller) {
        long number = Ids.number(id, "mail-not-found");
        MailAct meant = MailAct.valueOf(act.toUpperCase(Locale.ROOT));
        String reason = request == null ? null : request.reason();
        return switch (held.act(meant, number, caller.person().actor(), reason)) {
            case MailOutcome.Done done -> get(id);
            // Tried and kept on record; the mail tells what failed.
            case MailOutcome.Failed failed -> get(id);
            case MailOutcome.NotHeld(String decision) ->
                throw new Refused(
                        HttpStatus.CONFLICT, "mail-not-held", "", decision == null ? RecordedMail.WAITING : decision);
            case MailOutcome.NobodyNamed nobody ->
                throw new Refused(HttpStatus.UNPROCESSABLE_CONTENT, "mail-names-nobody", "");
            case MailOutcome.NotFound none -> throw Refused.missing("mail-not-found");
        };
    }

    /** Which mails of a range would fare otherwise by today's rules; nothing is changed. */
    @PostMapping("/replay")
    MailReplay.Replayed replay(@RequestBody ReplayRequest request) {
        Instant from = request.from();
        Instant to = request.to();
        if (from == null || to == null || !MailReplay.isRange(from, to)) {
            throw Refused.field("mail-range", from == null ? "from" : "to", MailReplay.LONGEST.toDays());
        }
        return replay.replay(from, to);
    }
}
