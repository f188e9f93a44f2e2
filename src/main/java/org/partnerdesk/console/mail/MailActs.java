package org.partnerdesk.console.mail;

import java.util.List;
import java.util.Locale;
import org.partnerdesk.access.Actor;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.intake.mail.HeldMails;
import org.partnerdesk.intake.mail.MailAct;
import org.partnerdesk.intake.mail.MailOutcome;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What an agent does with held mail: with one on its page, or with those ticked in the list. */
@Controller
@RequestMapping("/desk/mails")
class MailActs {
    private static final int MOST = 100;

    private final HeldMails held;

    MailActs(HeldMails held) {
        this.held = held;
    }

    @PostMapping("/{id}/acts")
    String one(@PathVariable long id, @RequestParam MailAct act, @RequestParam(defaultValue = "") String reason) {
        return "redirect:/desk/mails/" + id + "?did=mail-" + told(act, held.act(act, id, me(), reason));
    }

    @PostMapping("/acts")
    String ticked(
            @RequestParam(defaultValue = "") List<Long> mail,
            @RequestParam MailAct act,
            @RequestParam(defaultValue = "") String reason) {
        if (mail.size() > MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        int done = 0;
        for (long id : mail) {
            MailOutcome outcome = held.act(act, id, me(), reason);
            if (outcome instanceof MailOutcome.Done now && !now.decision().equals("HELD")) {
                done++;
            }
        }
        return "redirect:/desk/mails?decision=HELD&done=" + done + "&of=" + mail.size();
    }

    /** What the notice says; the page below it shows the rest. */
    private static String told(MailAct act, MailOutcome outcome) {
        return switch (outcome) {
            case MailOutcome.Done done ->
                act == MailAct.DROP ? "dropped" : done.decision().toLowerCase(Locale.ROOT);
            case MailOutcome.NotHeld other -> "not-held";
            case MailOutcome.NobodyNamed nobody -> "nobody";
            case MailOutcome.Failed failed -> "failed";
            case MailOutcome.NotFound none -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private static Actor me() {
        return SignedIn.current().orElseThrow().actor();
    }
}
