package org.partnerdesk.console.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.console.ViewCounts;
import org.partnerdesk.intake.mail.FlightRecorder;
import org.partnerdesk.intake.mail.MailSearch;
import org.partnerdesk.intake.mail.RecordedMail;
import org.partnerdesk.intake.mail.reading.MailAnatomy;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /desk/mails}: every mail, and the page of each. */
@Controller
class MailPages {
    private static final int ROWS = 50;
    private static final int LONGEST_QUERY = 200;
    private static final int SOURCE = 100_000;

    private final FlightRecorder recorder;
    private final Ticketing ticketing;
    private final ViewCounts counts;

    MailPages(FlightRecorder recorder, Ticketing ticketing, ViewCounts counts) {
        this.recorder = recorder;
        this.ticketing = ticketing;
        this.counts = counts;
    }

    @GetMapping("/desk/mails")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "0") int done,
            @RequestParam(required = false) @Nullable Integer of,
            Model model) {
        Person me = SignedIn.current().orElseThrow();
        String words = typed(q);
        String number = typed(ticket);
        String decided = MailSearch.isDecision(decision) || decision.equals(RecordedMail.WAITING) ? decision : "";
        MailSearch search = new MailSearch(
                null,
                number.isEmpty() ? null : ticketing.idOf(number).orElse(-1L),
                decided.isEmpty() ? null : decided,
                words.isEmpty() ? null : words,
                true);
        List<RecordedMail> found = recorder.mails(search, after, ROWS + 1);
        List<RecordedMail> page = found.subList(0, Math.min(ROWS, found.size()));
        Long next = page.size() < found.size() ? page.getLast().id() : null;
        MailsView.Acted acted = of == null ? null : new MailsView.Acted(done, of);
        model.addAttribute(
                "view",
                new MailsView(words, decided, number, page, next, recorder.pending(), acted, counts.of(me.email())));
        return "console/mail/list";
    }

    @GetMapping("/desk/mails/{id}")
    String show(@PathVariable long id, @RequestParam(defaultValue = "") String did, Model model) {
        Person me = SignedIn.current().orElseThrow();
        RecordedMail mail = recorder.mail(id).orElseThrow(MailPages::missing);
        byte[] raw = recorder.raw(id).orElseThrow(MailPages::missing);
        String source = StorableText.of(new String(raw, 0, Math.min(raw.length, SOURCE), StandardCharsets.UTF_8));
        model.addAttribute("did", did);
        model.addAttribute(
                "view",
                new MailView(
                        mail,
                        MailAnatomy.of(raw),
                        recorder.acts(id),
                        source,
                        raw.length > SOURCE,
                        counts.of(me.email())));
        return "console/mail/page";
    }

    @GetMapping("/desk/mails/{id}/raw")
    ResponseEntity<byte[]> raw(@PathVariable long id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .header("Content-Disposition", "attachment; filename=\"mail-" + id + ".eml\"")
                .body(recorder.raw(id).orElseThrow(MailPages::missing));
    }

    private static String typed(String text) {
        String clean = StorableText.of(text).strip();
        return clean.substring(0, Math.min(clean.length(), LONGEST_QUERY));
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
