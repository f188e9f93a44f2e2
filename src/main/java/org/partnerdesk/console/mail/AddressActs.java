package org.partnerdesk.console.mail;

import java.util.Locale;
import org.partnerdesk.notification.Addresses;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** An agent knows that an address works again. */
@Controller
class AddressActs {
    private final Addresses addresses;
    private final Ticketing ticketing;

    AddressActs(Addresses addresses, Ticketing ticketing) {
        this.addresses = addresses;
        this.ticketing = ticketing;
    }

    @PostMapping("/desk/tickets/{number}/address")
    String clear(@PathVariable String number, @RequestParam String email) {
        if (ticketing.idOf(number).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        addresses.clear(email.toLowerCase(Locale.ROOT));
        return "redirect:/desk/tickets/" + number + "?did=address-cleared";
    }
}
