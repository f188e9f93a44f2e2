package org.partnerdesk.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.access.People;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.entitlement.Entitlements;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.parts.Attachments;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.search.TicketView;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Impact;
import org.partnerdesk.ticketing.Outcome;
import org.partnerdesk.ticketing.Refusal;
import org.partnerdesk.ticketing.RequestType;
import org.partnerdesk.ticketing.Ticketing;
import org.partnerdesk.workflow.CustomerField;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tickets for programs: {@code /api/v1/tickets}. */
@RestController
@RequestMapping(path = "/api/v1/tickets", produces = MediaType.APPLICATION_JSON_VALUE)
class TicketsApi {
    private final Intake intake;
    private final Ticketing ticketing;
    private final CustomerField customerField;
    private final Entitlements entitlements;
    private final TicketQueries queries;
    private final Attachments attachments;
    private final OneTime oneTime;
    private final People people;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    TicketsApi(
            Intake intake,
            Ticketing ticketing,
            CustomerField customerField,
            Entitlements entitlements,
            TicketQueries queries,
            Attachments attachments,
            OneTime oneTime,
            People people,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.intake = intake;
        this.ticketing = ticketing;
        this.customerField = customerField;
        this.entitlements = entitlements;
        this.queries = queries;
        this.attachments = attachments;
        this.oneTime = oneTime;
        this.people = people;
        this.transaction = transaction;
        this.json = json;
    }

    @PostMapping
    ResponseEntity<TicketBody> create(
            @RequestBody TicketRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @AuthenticationPrincipal SignedIn caller) {
        Submission submission = request.submission();
        long id = key == null
                ? intake.submit(submission).id()
                : oneTime.ticket(
                        key,
                        json.writeValueAsString(request),
                        () -> intake.submit(submission).id());
        TicketBody ticket = queries.ticket(id, caller.person().viewer()).orElseThrow();
        return ResponseEntity.created(URI.create("/api/v1/tickets/" + ticket.number()))
                .body(ticket);
    }

    @GetMapping
    PageOf<TicketBody> list(
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @AuthenticationPrincipal SignedIn caller) {
        TicketView wanted = view == null || view.isBlank()
                ? TicketView.ALL
                : TicketView.of(view).orElseThrow(() -> Refused.field("no-such-value", "view", "view"));
        return queries.tickets(
                wanted,
                q == null || q.isBlank() ? null : StorableText.of(q),
                PageOf.after(after),
                PageOf.limit(limit),
                caller.person().viewer());
    }

    @GetMapping("/{number}")
    TicketBody get(@PathVariable String number, @AuthenticationPrincipal SignedIn caller) {
        return queries.ticket(id(number), caller.person().viewer()).orElseThrow(Refused::missing);
    }

    @PatchMapping("/{number}")
    TicketBody change(
            @PathVariable String number, @RequestBody JsonNode body, @AuthenticationPrincipal SignedIn caller) {
        TicketPatch patch = TicketPatch.read(body);
        Optional<String> assignee = Optional.ofNullable(patch.assignee()).filter(a -> !a.isBlank());
        if (assignee.isPresent()
                && people.find(assignee.get())
                        .filter(person -> person.role().isDesk())
                        .isEmpty()) {
            throw Refused.field("no-such-agent", "assignee");
        }
        long id = id(number);
        Person by = caller.person();
        transaction.executeWithoutResult(status -> apply(id, patch, by.actor()));
        return queries.ticket(id, by.viewer()).orElseThrow(Refused::missing);
    }

    @GetMapping("/{number}/messages")
    PageOf<MessageBody> messages(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @AuthenticationPrincipal SignedIn caller) {
        return queries.messages(existing(number, caller), PageOf.after(after), PageOf.limit(limit));
    }

    @PostMapping("/{number}/messages")
    ResponseEntity<MessageBody> write(
            @PathVariable String number,
            @RequestBody MessageRequest request,
            @AuthenticationPrincipal SignedIn caller) {
        String body = StorableText.of(Objects.requireNonNullElse(request.body(), ""));
        if (body.isBlank()) {
            throw Refused.field("missing", "body", "body");
        }
        Limits.text("body", body);
        long id = id(number);
        Actor by = caller.person().actor();
        boolean internal = switch (Objects.requireNonNullElse(request.audience(), "public")) {
            case "public" -> false;
            case "internal" -> true;
            default -> throw Refused.field("no-such-value", "audience", "audience");
        };
        // In one transaction: the ticket's lock keeps another caller's message from being the last one.
        return ResponseEntity.status(201).body(transaction.execute(status -> {
            done(
                    internal
                            ? ticketing.note(id, by, Channel.API, body)
                            : ticketing.answer(id, by, Channel.API, body, true, null));
            return queries.lastMessage(id);
        }));
    }

    @GetMapping(path = "/{number}/attachments/{sha256}", produces = MediaType.ALL_VALUE)
    void file(
            @PathVariable String number,
            @PathVariable String sha256,
            @AuthenticationPrincipal SignedIn caller,
            HttpServletResponse response)
            throws IOException {
        Attachments.download(
                attachments
                        .find(
                                OptionalLong.of(id(number)),
                                sha256,
                                caller.person().viewer())
                        .orElseThrow(() -> Refused.missing("no-such-file")),
                response);
    }

    @GetMapping("/{number}/receipts")
    PageOf<ReceiptView> receipts(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit,
            @AuthenticationPrincipal SignedIn caller) {
        int most = PageOf.limit(limit);
        long behind = Objects.requireNonNullElse(PageOf.after(after), 0L);
        return PageOf.of(
                entitlements.receipts(existing(number, caller), behind, most + 1),
                most,
                receipt -> ReceiptView.of(receipt, json),
                receipt -> Integer.toString(receipt.seq()));
    }

    private void apply(long id, TicketPatch patch, Actor by) {
        if (ticketing.lock(id).isEmpty()) {
            throw Refused.missing();
        }
        if (!patch.claim().isEmpty()) {
            done(customerField.fill(id, by, patch.claim(), Map.of()));
        }
        if (patch.severity() != null) {
            done(ticketing.setSeverity(id, by, patch.severity(), Objects.requireNonNullElse(patch.reason(), "")));
        }
        if (patch.requestType() != null) {
            done(ticketing.setRequestType(
                    id, by, RequestType.of(patch.requestType()).orElse(null)));
        }
        if (patch.impact() != null) {
            done(ticketing.setImpact(id, by, Impact.of(patch.impact()).orElse(null)));
        }
        if (patch.assignee() != null) {
            done(ticketing.assign(
                    id, by, patch.assignee().isBlank() ? null : patch.assignee().toLowerCase(Locale.ROOT)));
        }
        if (patch.tags() != null) {
            ticketing.tags(id, by, patch.tags());
        }
        if (patch.status() != null) {
            done(ticketing.setStatus(id, by, patch.status()));
        }
    }

    private static void done(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            throw switch (refused.why()) {
                case Refusal.NotFound none -> Refused.missing();
                case Refusal.Empty empty -> Refused.field("missing", empty.field(), empty.field());
                case Refusal.ChangedMeanwhile changed -> Refused.field("changed-meanwhile", "customerPrimaryEmail");
                case Refusal.NoSuchAccount none -> Refused.field("no-such-account", "account");
                case Refusal.NoSuchService none -> Refused.field("no-such-value", "service", "service");
                case Refusal.NotAnAddress none -> Refused.field("not-an-address", "requester", "requester");
                case Refusal.NotATag none -> Refused.field("no-such-value", "tags", "tags");
                case Refusal.DirectorySilent none ->
                    new Refused(HttpStatus.SERVICE_UNAVAILABLE, "directory-silent", "");
                case Refusal.DirectoryBusy none -> new Refused(HttpStatus.SERVICE_UNAVAILABLE, "directory-busy", "");
                case Refusal.NoPartner none -> Refused.field("no-partner", "partner");
            };
        }
    }

    private long existing(String number, SignedIn caller) {
        return ticketing
                .find(id(number), caller.person().viewer())
                .orElseThrow(Refused::missing)
                .id();
    }

    private long id(String number) {
        return ticketing.idOf(number).orElseThrow(Refused::missing);
    }
}
