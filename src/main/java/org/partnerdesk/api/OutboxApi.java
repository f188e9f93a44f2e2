package org.partnerdesk.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.notification.MailView;
import org.partnerdesk.notification.Outbox;
import org.partnerdesk.notification.Suppression;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Mail that goes out, for programs. */
@RestController
@RequestMapping("/api/v1/outbox")
class OutboxApi {
    private final Outbox outbox;

    OutboxApi(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * @param ticket a number such as PD-10482
     * @param state queued, sent, kept, refused, bounced, suppressed or withdrawn
     * @param reason what a server said
     * @param suppression undeliverable, ticket_budget or address_budget: why the desk itself did not send it
     */
    record OutgoingBody(
            String id,
            String ticket,
            String recipient,
            String subject,
            String messageId,
            boolean automatic,
            String state,
            @Nullable String reason,
            @Nullable String suppression,
            Instant createdAt,
            @Nullable Instant sentAt) {
        static OutgoingBody of(MailView mail) {
            Suppression suppression = mail.suppression();
            return new OutgoingBody(
                    Long.toString(mail.id()),
                    mail.ticketNumber(),
                    mail.recipient(),
                    mail.subject(),
                    mail.mailId(),
                    mail.automatic(),
                    lower(mail.state()),
                    mail.lastError(),
                    suppression == null ? null : lower(suppression),
                    mail.createdAt(),
                    mail.sentAt());
        }

        private static String lower(Enum<?> value) {
            return value.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Newest first. */
    @GetMapping
    PageOf<OutgoingBody> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = PageOf.limit(limit);
        Long behind = PageOf.after(after);
        List<MailView> found = state == null || state.isBlank()
                ? outbox.latest(rows + 1, behind)
                : outbox.latest(state(state), rows + 1, behind);
        return PageOf.of(found, rows, OutgoingBody::of, mail -> Long.toString(mail.id()));
    }

    /** Sends what did not arrive once more, under its Message-ID. */
    @PostMapping("/{id}/resend")
    OutgoingBody resend(@PathVariable String id, @AuthenticationPrincipal SignedIn caller) {
        long number = Ids.number(id, "mail-not-found");
        if (outbox.find(number).isEmpty()) {
            throw Refused.missing("mail-not-found");
        }
        if (!outbox.resend(number, caller.person().actor())) {
            throw Refused.field("mail-not-failed", "id");
        }
        return outbox.find(number).map(OutgoingBody::of).orElseThrow(() -> Refused.missing("mail-not-found"));
    }

    private static MailView.State state(String asked) {
        return Arrays.stream(MailView.State.values())
                .filter(state -> state.name().equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(() -> Refused.field("no-such-value", "state", "state"));
    }
}
