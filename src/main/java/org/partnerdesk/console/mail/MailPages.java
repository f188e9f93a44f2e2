package org.partnerdesk.console.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.console.ViewCounts;
import org.partnerdesk.intake.mail.FlightRecorder;
import org.partnerdesk.intake.mail.HeldMail;
import org.partnerdesk.intake.mail.MailSearch;
import org.partnerdesk.intake.mail.RecordedMail;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /desk/mails}: every mail that was decided about, and the page of each. */
@Controller
class MailPages {
    private static final int ROWS = 50;
    private static final int LONGEST_QUERY = 200;
    private static final int SOURCE = 100_000;
    private static final int LONGEST_NOTE = 1_000;

    private final FlightRecorder recorder;
    private final HeldMail held;
    private final Ticketing ticketing;
    private final ViewCounts counts;

    MailPages(FlightRecorder recorder, HeldMail held, Ticketing ticketing, ViewCounts counts) {
        this.recorder = recorder;
        this.held = held;
        this.ticketing = ticketing;
        this.counts = counts;
    }

    @GetMapping("/desk/mails")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String ticket,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "0") int acted,
            @RequestParam(defaultValue = "0") int left,
            Model model) {
        Person me = me();
        String words = typed(q);
        String number = typed(ticket);
        String decided = MailSearch.isDecision(decision) || decision.equals(MailSearch.WAITING) ? decision : "";
        MailSearch search = new MailSearch(
                null,
                number.isEmpty() ? null : ticketing.idOf(number).orElse(-1L),
                decided.isEmpty() ? null : decided,
                words.isEmpty() ? null : words);
        List<RecordedMail> found = recorder.mails(search, after, ROWS + 1);
        List<RecordedMail> page = found.subList(0, Math.min(ROWS, found.size()));
        Long next = page.size() < found.size() ? page.getLast().id() : null;
        model.addAttribute(
                "view", new MailsView(words, decided, number, page, next, acted, left, counts.of(me.email())));
        return "console/mail/list";
    }

    /** One act on all that were ticked; each is done for itself, and what could not be done is counted. */
    @PostMapping("/desk/mails")
    String actOnAll(
            @RequestParam HeldMail.Act act,
            @RequestParam(name = "mail", defaultValue = "") List<Long> mails,
            @RequestParam(defaultValue = "") String note) {
        int acted = 0;
        for (long id : mails.stream().distinct().limit(ROWS).toList()) {
            acted += held.act(id, act, me().actor(), note(note)) instanceof HeldMail.Outcome.Done ? 1 : 0;
        }
        return "redirect:/desk/mails?decision=HELD&acted=" + acted + "&left=" + (mails.size() - acted);
    }

    @PostMapping("/desk/mails/{id}")
    String act(@PathVariable long id, @RequestParam HeldMail.Act act, @RequestParam(defaultValue = "") String note) {
        String did = switch (held.act(id, act, me().actor(), note(note))) {
            case HeldMail.Outcome.Done done when done.mail().isHeld() -> "mail-still-held";
            case HeldMail.Outcome.Done done -> "mail-" + act.name().toLowerCase(Locale.ROOT);
            case HeldMail.Outcome.NotHeld other -> "mail-not-held";
            case HeldMail.Outcome.NamesNobody nobody -> "mail-names-nobody";
            case HeldMail.Outcome.Missing missing -> throw missing();
        };
        return "redirect:/desk/mails/" + id + "?did=" + did;
    }

    private static Person me() {
        return SignedIn.current().orElseThrow();
    }

    private static String note(String typed) {
        String clean = StorableText.of(typed).strip();
        return clean.substring(0, Math.min(clean.length(), LONGEST_NOTE));
    }

    @GetMapping("/desk/mails/{id}")
    String show(@PathVariable long id, @RequestParam(defaultValue = "") String did, Model model) {
        Person me = me();
        RecordedMail mail = recorder.mail(id).orElseThrow(MailPages::missing);
        byte[] raw = recorder.raw(id).orElseThrow(MailPages::missing);
        String source = StorableText.of(new String(raw, 0, Math.min(raw.length, SOURCE), StandardCharsets.UTF_8));
        model.addAttribute(
                "view", new MailView(mail, held.acts(id), source, raw.length > SOURCE, counts.of(me.email())));
        model.addAttribute("did", did);
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
