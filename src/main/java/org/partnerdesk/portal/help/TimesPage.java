package org.partnerdesk.portal.help;

import org.partnerdesk.access.Person;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** {@code /help/{number}/times}: why each promise is due when it is; what other terms replaced is left out. */
@Controller("helpTimesPage")
class TimesPage {
    private final Ticketing ticketing;
    private final Commitments commitments;

    TimesPage(Ticketing ticketing, Commitments commitments) {
        this.ticketing = ticketing;
        this.commitments = commitments;
    }

    @GetMapping("/help/{number}/times")
    String show(@PathVariable String number, Model model) {
        Person me = SignedIn.current().orElseThrow();
        Ticket ticket = ticketing
                .idOf(number)
                .flatMap(id -> ticketing.find(id, me.viewer()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("number", ticket.number());
        model.addAttribute("subject", ticket.subject());
        model.addAttribute("ledgers", commitments.ledgers(ticket.id()));
        return "portal/times";
    }
}
