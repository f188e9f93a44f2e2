package org.partnerdesk.console.ticket;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.People;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Determination;
import org.partnerdesk.ticketing.Impact;
import org.partnerdesk.ticketing.Message;
import org.partnerdesk.ticketing.Outcome;
import org.partnerdesk.ticketing.Refusal;
import org.partnerdesk.ticketing.RequestType;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Status;
import org.partnerdesk.ticketing.Ticketing;
import org.partnerdesk.workflow.ClaimField;
import org.partnerdesk.workflow.CustomerField;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What an agent does on the ticket page. A refused act shows the page again with what was typed. */
@Controller
@RequestMapping("/desk/tickets/{number}")
class TicketActs {
    private final Ticketing ticketing;
    private final CustomerField customerField;
    private final TicketReader reader;
    private final People people;

    TicketActs(Ticketing ticketing, CustomerField customerField, TicketReader reader, People people) {
        this.ticketing = ticketing;
        this.customerField = customerField;
        this.reader = reader;
        this.people = people;
    }

    /** An act on a ticket by whoever is signed in. */
    private interface Act {
        Outcome of(long ticketId, Person me);
    }

    @PostMapping("/messages")
    String write(
            @PathVariable String number,
            @RequestParam String body,
            @RequestParam Message.Audience audience,
            @RequestParam(defaultValue = "false") boolean counts,
            @RequestParam(required = false) @Nullable Status then,
            HttpServletResponse response,
            Model model) {
        String text = StorableText.of(body);
        boolean internal = audience == Message.Audience.INTERNAL;
        return act(
                number,
                internal ? "noted" : "replied",
                "message",
                body,
                (id, me) -> internal
                        ? ticketing.note(id, me.actor(), Channel.AGENT, text)
                        : ticketing.answer(id, me.actor(), Channel.AGENT, text, counts, then),
                response,
                model);
    }

    @PostMapping("/acknowledgement")
    String acknowledge(@PathVariable String number, HttpServletResponse response, Model model) {
        return act(number, "acknowledged", "", "", (id, me) -> ticketing.acknowledge(id, me.actor()), response, model);
    }

    @PostMapping("/determination")
    String determine(
            @PathVariable String number,
            @RequestParam Determination.Kind kind,
            @RequestParam String summary,
            HttpServletResponse response,
            Model model) {
        return act(
                number,
                "determined",
                "determination",
                summary,
                (id, me) -> ticketing.determine(id, me.actor(), new Determination(kind, StorableText.of(summary))),
                response,
                model);
    }

    @PostMapping("/assignee")
    String assign(
            @PathVariable String number, @RequestParam String assignee, HttpServletResponse response, Model model) {
        boolean known = assignee.isEmpty()
                || people.find(assignee).filter(p -> p.role().isDesk()).isPresent();
        if (!known) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return act(
                number,
                "assigned",
                "assignee",
                assignee,
                (id, me) -> ticketing.assign(id, me.actor(), assignee.isEmpty() ? null : assignee),
                response,
                model);
    }

    @PostMapping("/severity")
    String setSeverity(
            @PathVariable String number,
            @RequestParam Severity severity,
            @RequestParam String reason,
            HttpServletResponse response,
            Model model) {
        return act(
                number,
                "severity",
                "severity",
                reason,
                (id, me) -> ticketing.setSeverity(id, me.actor(), severity, StorableText.of(reason)),
                response,
                model);
    }

    /** Which row of the commitment policy counts. */
    @PostMapping("/request-type")
    String setRequestType(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable RequestType requestType,
            HttpServletResponse response,
            Model model) {
        return act(
                number,
                "request-type",
                "",
                "",
                (id, me) -> ticketing.setRequestType(id, me.actor(), requestType),
                response,
                model);
    }

    /** What a mail's words can only suggest (D8): an S1 that is an outage or about sign-in runs around the clock. */
    @PostMapping("/impact")
    String setImpact(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable Impact impact,
            HttpServletResponse response,
            Model model) {
        return act(number, "impact", "", "", (id, me) -> ticketing.setImpact(id, me.actor(), impact), response, model);
    }

    @PostMapping("/status")
    String setStatus(
            @PathVariable String number, @RequestParam Status status, HttpServletResponse response, Model model) {
        return act(number, "status", "", "", (id, me) -> ticketing.setStatus(id, me.actor(), status), response, model);
    }

    @PostMapping("/tags")
    String tag(
            @PathVariable String number,
            @RequestParam String tag,
            @RequestParam(defaultValue = "true") boolean has,
            HttpServletResponse response,
            Model model) {
        return act(
                number,
                has ? "tagged" : "untagged",
                "tag",
                tag,
                (id, me) -> ticketing.tag(id, me.actor(), tag, has),
                response,
                model);
    }

    /** Fills <i>Customer Primary Email Address</i> (M6): typed, or one click on what was found. */
    @PostMapping("/customer")
    String fillCustomer(
            @PathVariable String number,
            @RequestParam String value,
            @RequestParam(defaultValue = "") String expected,
            HttpServletResponse response,
            Model model) {
        return act(
                number,
                "customer",
                "customer",
                value,
                (id, me) -> customerField.fill(id, me.actor(), value, expected),
                response,
                model);
    }

    /** Corrects what else a verdict rests on: service, organisation id, requester. */
    @PostMapping("/fields")
    String correct(
            @PathVariable String number,
            @RequestParam ClaimField field,
            @RequestParam String value,
            @RequestParam String expected,
            HttpServletResponse response,
            Model model) {
        return act(
                number,
                "customer",
                field.name(),
                value,
                (id, me) -> customerField.fill(id, me.actor(), Map.of(field, value), Map.of(field, expected)),
                response,
                model);
    }

    /** Settles whom an unmapped or ambiguous ticket is about: for this ticket only, or by mapping from now on. */
    @PostMapping("/account")
    String settle(
            @PathVariable String number,
            @RequestParam String zoid,
            @RequestParam(defaultValue = "false") boolean mapping,
            @RequestParam(defaultValue = "false") boolean queue,
            HttpServletResponse response,
            Model model) {
        String did = mapping ? "mapped" : "confirmed";
        String shown = act(
                number,
                did,
                "account",
                zoid,
                (id, me) ->
                        mapping ? customerField.map(id, me.actor(), zoid) : customerField.confirm(id, me.actor(), zoid),
                response,
                model);
        boolean done = shown.startsWith("redirect:");
        return queue && done
                ? "redirect:/desk?view=" + org.partnerdesk.search.TicketView.NEEDS_REVIEW.code() + "&did=" + did
                : shown;
    }

    /** Takes up or turns down the lower severity that the desk proposes (D6). */
    @PostMapping("/proposal")
    String decide(
            @PathVariable String number, @RequestParam boolean accept, HttpServletResponse response, Model model) {
        return act(
                number,
                accept ? "lowered" : "kept",
                "",
                "",
                (id, me) ->
                        accept ? ticketing.acceptProposal(id, me.actor()) : ticketing.declineProposal(id, me.actor()),
                response,
                model);
    }

    private String act(
            String number, String did, String form, String typed, Act act, HttpServletResponse response, Model model) {
        Person me = SignedIn.current().orElseThrow();
        long id = ticketing.idOf(number).orElseThrow(TicketPage::missing);
        return switch (act.of(id, me)) {
            case Outcome.Done done -> "redirect:/desk/tickets/" + done.now().number() + "?did=" + did;
            case Outcome.Refused refused -> {
                TicketView.Attempt attempt = switch (refused.why()) {
                    case Refusal.NotFound missing -> throw TicketPage.missing();
                    case Refusal.Empty empty ->
                        new TicketView.Attempt("refused.empty." + empty.field(), null, form, typed);
                    case Refusal.ChangedMeanwhile changed ->
                        new TicketView.Attempt(
                                changed.now() == null ? "refused.cleared" : "refused.changed",
                                changed.now(),
                                form,
                                typed);
                    case Refusal.NoSuchAccount none ->
                        new TicketView.Attempt("refused.no-such-account", none.zoid(), form, typed);
                    case Refusal.NoSuchService none ->
                        new TicketView.Attempt("refused.no-such-service", none.typed(), form, typed);
                    case Refusal.NotAnAddress none ->
                        new TicketView.Attempt("refused.not-an-address", none.typed(), form, typed);
                    case Refusal.DirectorySilent none ->
                        new TicketView.Attempt("refused.directory-silent", null, form, typed);
                    case Refusal.DirectoryBusy none ->
                        new TicketView.Attempt("refused.directory-busy", null, form, typed);
                    case Refusal.NotATag none -> new TicketView.Attempt("refused.not-a-tag", none.typed(), form, typed);
                    case Refusal.NoPartner none -> new TicketView.Attempt("refused.no-partner", null, form, typed);
                };
                response.setStatus(HttpServletResponse.SC_CONFLICT);
                model.addAttribute("view", reader.ticket(id, me, attempt).orElseThrow(TicketPage::missing));
                model.addAttribute("did", "");
                yield "console/ticket/page";
            }
        };
    }
}
