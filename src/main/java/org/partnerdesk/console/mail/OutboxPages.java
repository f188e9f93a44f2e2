package org.partnerdesk.console.mail;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.console.ViewCounts;
import org.partnerdesk.notification.Alarms;
import org.partnerdesk.notification.MailView;
import org.partnerdesk.notification.Outbox;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk/outbox}: mail that did not arrive and why, to be sent again; and the alarms of automatic mail. */
@Controller
class OutboxPages {
    private static final int ROWS = 50;

    private final Outbox outbox;
    private final Alarms alarms;
    private final ViewCounts counts;

    OutboxPages(Outbox outbox, Alarms alarms, ViewCounts counts) {
        this.outbox = outbox;
        this.alarms = alarms;
        this.counts = counts;
    }

    @GetMapping("/desk/outbox")
    String list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable Long after,
            @RequestParam(defaultValue = "") String did,
            Model model) {
        Person me = SignedIn.current().orElseThrow();
        MailView.State wanted = Arrays.stream(MailView.State.values())
                .filter(s -> s.isFailed() && s.name().equals(state))
                .findFirst()
                .orElse(null);
        List<MailView> found = wanted == null ? outbox.failed(ROWS + 1, after) : outbox.latest(wanted, ROWS + 1, after);
        List<MailView> page = found.subList(0, Math.min(ROWS, found.size()));
        Long next = page.size() < found.size() ? page.getLast().id() : null;
        model.addAttribute("did", did);
        model.addAttribute("view", new OutboxView(wanted, page, next, alarms.open(), counts.of(me.email())));
        return "console/mail/outbox";
    }

    /**
     * Sends again.
     *
     * @param only the one whose button was used; null: all that are ticked
     */
    @PostMapping("/desk/outbox")
    String resend(
            @RequestParam(name = "id", required = false) @Nullable List<Long> ids,
            @RequestParam(required = false) @Nullable Long only) {
        Person me = SignedIn.current().orElseThrow();
        List<Long> ticked = ids == null ? List.of() : ids;
        List<Long> chosen = only == null ? ticked : List.of(only);
        chosen.stream().distinct().limit(ROWS).forEach(id -> outbox.resend(id, me.actor()));
        return "redirect:/desk/outbox" + (chosen.isEmpty() ? "" : "?did=mail-resent");
    }

    @PostMapping("/desk/alarms/{id}")
    String clear(@PathVariable long id) {
        alarms.clear(id, SignedIn.current().orElseThrow().email());
        return "redirect:/desk/outbox?did=alarm-cleared";
    }

    /** For the head of the queue, which asks for it by itself. */
    @GetMapping("/desk/alarms")
    String part(Model model) {
        model.addAttribute("alarms", alarms.open());
        return "console/mail/alarms";
    }
}
