package org.partnerdesk.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.notification.MailView;
import org.partnerdesk.notification.Outbox;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /demo/mail}: the mail of the outbox, as its reader would see it. */
@Controller
@ConditionalOnProperty(value = "partnerdesk.demo", matchIfMissing = true)
class MailPage {
    private static final int ROWS = 50;

    /** A mail is shown as a mail reader would: its own styles, nothing from outside, no script, no origin. */
    private static final String MAIL_POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private final Outbox outbox;

    MailPage(Outbox outbox) {
        this.outbox = outbox;
    }

    @GetMapping("/demo/mail")
    String list(@RequestParam(required = false) @Nullable Long before, Model model) {
        List<MailView> mails = outbox.latest(ROWS + 1, before);
        model.addAttribute("mails", mails.subList(0, Math.min(ROWS, mails.size())));
        model.addAttribute("more", mails.size() > ROWS);
        return "demo/mails";
    }

    @GetMapping("/demo/mail/{id}")
    String show(@PathVariable long id, Model model) {
        model.addAttribute("mail", mail(id));
        return "demo/mail";
    }

    /** The mail itself, for the frame of {@link #show}. */
    @GetMapping("/demo/mail/{id}/html")
    ResponseEntity<String> html(@PathVariable long id) {
        return ResponseEntity.ok()
                .header("Content-Security-Policy", MAIL_POLICY)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(mail(id).html());
    }

    private MailView mail(long id) {
        return outbox.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
