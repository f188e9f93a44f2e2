package org.partnerdesk.console.ticket;

import org.partnerdesk.access.Person;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /desk/tickets/{number}}: the ticket. */
@Controller
class TicketPage {
    private final TicketReader reader;
    private final Ticketing ticketing;

    TicketPage(TicketReader reader, Ticketing ticketing) {
        this.reader = reader;
        this.ticketing = ticketing;
    }

    /** @param did what was just done, told once at the head of the page */
    @GetMapping("/desk/tickets/{number}")
    String show(@PathVariable String number, @RequestParam(defaultValue = "") String did, Model model) {
        Person me = SignedIn.current().orElseThrow();
        long id = ticketing.idOf(number).orElseThrow(TicketPage::missing);
        model.addAttribute("view", reader.ticket(id, me, null).orElseThrow(TicketPage::missing));
        model.addAttribute("did", did);
        return "console/ticket/page";
    }

    static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
