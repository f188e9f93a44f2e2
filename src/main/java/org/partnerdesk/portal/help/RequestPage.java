package org.partnerdesk.portal.help;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.Service;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.notification.MailView;
import org.partnerdesk.parts.Promises;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Outcome;
import org.partnerdesk.ticketing.Status;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /help/{number}}: one request and its promise; someone else's looks like one that does not exist. */
@Controller
@RequestMapping("/help/{number}")
class RequestPage {
    private final RequestQueries queries;
    private final Promises promises;
    private final Ticketing ticketing;
    private final Intake intake;
    private final EvenPace pace;
    private final Directory directory;
    private final Clock clock;

    RequestPage(
            RequestQueries queries,
            Promises promises,
            Ticketing ticketing,
            Intake intake,
            EvenPace pace,
            Directory directory,
            Clock clock) {
        this.queries = queries;
        this.promises = promises;
        this.ticketing = ticketing;
        this.intake = intake;
        this.pace = pace;
        this.directory = directory;
        this.clock = clock;
    }

    /** @param did what was just done, told once at the head of the page */
    @GetMapping
    String show(@PathVariable String number, @RequestParam(defaultValue = "") String did, Model model) {
        return page(number, did, "", null, model);
    }

    @PostMapping("/replies")
    String reply(@PathVariable String number, @RequestParam String body, HttpServletResponse response, Model model) {
        Person me = SignedIn.current().orElseThrow();
        RequestFacts mine = mine(number, me);
        Outcome outcome = pace.keep(() -> intake.reply(
                mine.id(),
                Submission.typed(Channel.HELP_CENTRE, me.email(), mine.subject(), body, null, null, null, null)));
        return switch (outcome) {
            case Outcome.Done done -> "redirect:/help/" + mine.number() + "?did=sent";
            case Outcome.Refused refused -> {
                response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                yield page(number, "", body, "refused.empty.body", model);
            }
        };
    }

    /** The partner needs nothing more: the ticket is closed, and a further reply opens it again. */
    @PostMapping("/solved")
    String solved(@PathVariable String number) {
        Person me = SignedIn.current().orElseThrow();
        RequestFacts mine = mine(number, me);
        ticketing.setStatus(mine.id(), me.actor(), Status.CLOSED);
        return "redirect:/help/" + mine.number() + "?did=solved";
    }

    private String page(String number, String did, String typed, @Nullable String refused, Model model) {
        Person me = SignedIn.current().orElseThrow();
        model.addAttribute("view", view(mine(number, me), typed, refused));
        model.addAttribute("did", did);
        return "portal/request";
    }

    private RequestFacts mine(String number, Person me) {
        return ticketing
                .idOf(number)
                .flatMap(id -> queries.one(id, me.viewer()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private RequestView view(RequestFacts facts, String typed, @Nullable String refused) {
        RequestFacts.DeterminationRow determined = facts.determination();
        String service = facts.service();
        return new RequestView(
                facts.number(),
                facts.subject(),
                facts.status(),
                facts.severity(),
                facts.priorityCustomer(),
                service == null
                        ? null
                        : directory.service(service).map(Service::name).orElse(service),
                facts.account(),
                facts.customer(),
                facts.createdAt(),
                words(facts.messages()),
                promises.of(facts.commitments(), clock.instant()),
                determined == null ? null : new RequestView.Determined(determined.kind(), determined.summary()),
                typed,
                refused);
    }

    private static List<RequestView.Word> words(List<RequestFacts.MessageRow> rows) {
        return rows.stream()
                .map(row -> {
                    int length = row.body().length();
                    int fold = row.foldAt() == null ? length : Math.clamp(row.foldAt(), 0, length);
                    return new RequestView.Word(
                            row.id(),
                            row.authorName(),
                            row.authorKind() != Actor.Kind.PARTNER,
                            row.body().substring(0, fold).stripTrailing(),
                            fold < length ? row.body().substring(fold).strip() : null,
                            row.attachments().isEmpty()
                                    ? row.attachmentNames().stream()
                                            .map(name -> new RequestView.File(name, null))
                                            .toList()
                                    : row.attachments().stream()
                                            .map(file -> new RequestView.File(file.name(), file.sha256()))
                                            .toList(),
                            row.hasHtml(),
                            row.at(),
                            row.delivery() == MailView.State.BOUNCED || row.delivery() == MailView.State.REFUSED
                                    ? row.deliveryTo()
                                    : null);
                })
                .toList();
    }
}
