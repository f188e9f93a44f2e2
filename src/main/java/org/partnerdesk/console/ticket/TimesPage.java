package org.partnerdesk.console.ticket;

import org.partnerdesk.access.Person;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.console.ViewCounts;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /desk/tickets/{number}/times}: why each promise is due when it is. */
@Controller
class TimesPage {
    private final Ticketing ticketing;
    private final Commitments commitments;
    private final ViewCounts counts;

    TimesPage(Ticketing ticketing, Commitments commitments, ViewCounts counts) {
        this.ticketing = ticketing;
        this.commitments = commitments;
        this.counts = counts;
    }

    @GetMapping("/desk/tickets/{number}/times")
    String show(@PathVariable String number, Model model) {
        Person me = SignedIn.current().orElseThrow();
        Ticket ticket = ticketing
                .idOf(number)
                .flatMap(id -> ticketing.find(id, me.viewer()))
                .orElseThrow(TicketPage::missing);
        model.addAttribute(
                "view",
                new TimesView(
                        ticket.number(), ticket.subject(), commitments.ledgers(ticket.id()), counts.of(me.email())));
        return "console/ticket/times";
    }
}
