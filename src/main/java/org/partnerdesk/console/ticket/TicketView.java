package org.partnerdesk.console.ticket;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.console.ViewCount;
import org.partnerdesk.directory.Service;
import org.partnerdesk.entitlement.Find;
import org.partnerdesk.entitlement.FoundWords;
import org.partnerdesk.entitlement.ReceiptBody;
import org.partnerdesk.parts.Promise;
import org.partnerdesk.ticketing.Determination;
import org.partnerdesk.ticketing.ImpactWords;
import org.partnerdesk.ticketing.RequestType;
import org.partnerdesk.ticketing.Status;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.workflow.ClaimField;

/**
 * The ticket as the page shows it.
 *
 * @param subject in stretches, what led to a customer told apart
 * @param services all of the vendor's
 * @param tier the partner's in the customer's region, such as {@code premium}
 * @param promises of the present cycle, superseded ones left out
 * @param receiptSeq number of the receipt that holds
 * @param proof that receipt
 * @param finds what is offered for the customer field, best first
 * @param participants addresses of those besides the requester whose mail joins the ticket
 * @param undeliverable why mail to the requester comes back; null when it does not
 * @param impact what the first message suggests while nobody has said it; null when nothing does
 * @param attempt what was just tried and refused, with what was typed; null usually
 */
public record TicketView(
        Ticket ticket,
        List<FoundWords.Stretch> subject,
        List<Service> services,
        @Nullable String partner,
        @Nullable String tier,
        @Nullable LocalDate mappedFrom,
        @Nullable String account,
        List<Said> conversation,
        List<Happening> history,
        List<Promise> promises,
        @Nullable Determined determined,
        @Nullable Integer receiptSeq,
        @Nullable ReceiptBody proof,
        List<Find> finds,
        List<Agent> agents,
        @Nullable About about,
        List<Linked> links,
        List<String> participants,
        List<String> tags,
        @Nullable String undeliverable,
        List<ViewCount> counts,
        ImpactWords.@Nullable Suggestion impact,
        @Nullable Attempt attempt) {

    /** What the issue was found to be. */
    public record Determined(Determination.Kind kind, String summary) {}

    /** The person whose forwarded mail the ticket is about. */
    public record About(String email, @Nullable String name) {}

    /** A ticket that may belong together with this one. */
    public record Linked(String number, String subject, Status status) {}

    /** Someone a ticket can be assigned to. */
    public record Agent(String email, String name) {}

    /**
     * An act that was refused; nothing typed is lost by it.
     *
     * @param why key of the message that says so, {@code argument} its argument
     * @param act which form it came from: {@code message}, {@code customer}, {@code determination}, {@code severity}, or
     *     the name of a {@link ClaimField}
     */
    public record Attempt(String why, @Nullable String argument, String act, String typed) {}

    /** The name of whoever the ticket is assigned to. */
    public @Nullable String assignee() {
        return ticket.assignee() == null ? null : name(ticket.assignee());
    }

    /** The service as the vendor writes it; null when the ticket has none. */
    public @Nullable String service() {
        return ticket.service() == null ? null : service(ticket.service());
    }

    /** The same of any code; one that the vendor no longer has stands for itself. */
    String service(String code) {
        return services.stream()
                .filter(service -> service.code().equals(code))
                .map(Service::name)
                .findFirst()
                .orElse(code);
    }

    /** Null when nobody said it. */
    public @Nullable RequestType requestType() {
        return ticket.requestType() == null
                ? null
                : RequestType.of(ticket.requestType()).orElse(null);
    }

    /** The name of one of the desk's people; another's address stands for itself. */
    String name(String email) {
        return agents.stream()
                .filter(agent -> agent.email().equals(email))
                .map(Agent::name)
                .findFirst()
                .orElse(email);
    }

    /** What was typed into the form of {@code act} when it was refused; else {@code otherwise}. */
    public String typed(String act, String otherwise) {
        return attempt != null && attempt.act().equals(act) ? attempt.typed() : otherwise;
    }

    /** Whether a field beside the customer's was tried in vain. */
    public boolean isFieldRefused() {
        return attempt != null
                && Arrays.stream(ClaimField.values())
                        .anyMatch(field -> field.name().equals(attempt.act()));
    }

    /** Whether the acknowledgement is still owed. */
    public boolean owesAcknowledgement() {
        return promises.stream().anyMatch(promise -> promise.milestone() == Milestone.ACKNOWLEDGED && promise.isOpen());
    }

    /** Where on this desk the ticket lives. */
    public String path() {
        return "/desk/tickets/" + ticket.number();
    }
}
