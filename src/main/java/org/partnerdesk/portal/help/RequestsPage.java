package org.partnerdesk.portal.help;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.platform.web.Pages;
import org.partnerdesk.ticketing.Ticket;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /help}: the list of one's requests, and the form that adds one. */
@Controller
class RequestsPage {
    private final RequestQueries queries;
    private final Intake intake;
    private final EvenPace pace;
    private final Directory directory;
    private final Pages pages;

    RequestsPage(RequestQueries queries, Intake intake, EvenPace pace, Directory directory, Pages pages) {
        this.queries = queries;
        this.intake = intake;
        this.pace = pace;
        this.directory = directory;
        this.pages = pages;
    }

    @GetMapping("/help")
    String list(@RequestParam(required = false) @Nullable Long after, Model model) {
        Person me = SignedIn.current().orElseThrow();
        model.addAttribute("view", queries.list(after, me.viewer()));
        return "portal/requests";
    }

    @GetMapping("/help/new")
    String form(Model model) {
        return form(RequestForm.empty(), Map.of(), model);
    }

    @PostMapping("/help/new")
    String add(
            @ModelAttribute RequestForm typed, HttpServletRequest request, HttpServletResponse response, Model model) {
        Map<String, String> faults = typed.faults();
        if (!faults.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return form(typed, faults, model);
        }
        Person me = SignedIn.current().orElseThrow();
        Ticket ticket =
                pace.keep(() -> intake.submit(typed.by(me, pages.of(request).language())));
        return "redirect:/help/" + ticket.number() + "?did=filed";
    }

    private String form(RequestForm typed, Map<String, String> faults, Model model) {
        model.addAttribute("view", new RequestFormView(typed, directory.vendor().services(), faults));
        return "portal/form";
    }
}
