package org.partnerdesk.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.commitments.Commitment;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.commitments.Ledger;
import org.partnerdesk.commitments.Retarget;
import org.partnerdesk.parts.LedgerWords;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.web.ReaderLanguage;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A ticket's promises and why each is due when it is, for programs. */
@RestController
@RequestMapping("/api/v1/tickets/{number}/commitments")
class CommitmentsApi {
    private final Commitments commitments;
    private final Ticketing ticketing;

    CommitmentsApi(Commitments commitments, Ticketing ticketing) {
        this.commitments = commitments;
        this.ticketing = ticketing;
    }

    /** {@code state}: running, paused, met, met_late, breached or superseded. */
    record CommitmentBody(
            String id,
            int cycle,
            String milestone,
            Instant goalAt,
            Instant limitAt,
            String state,
            @Nullable Instant satisfiedAt,
            int policyVersion,
            int calendarVersion) {
        static CommitmentBody of(Commitment one) {
            return new CommitmentBody(
                    Long.toString(one.id()),
                    one.cycle(),
                    one.milestone().name().toLowerCase(Locale.ROOT),
                    one.goalAt(),
                    one.limitAt(),
                    one.state().name().toLowerCase(Locale.ROOT),
                    one.satisfiedAt(),
                    one.policyVersion(),
                    one.calendarVersion());
        }
    }

    /** @param reason in the caller's language; {@code kind} names it for programs */
    record StretchBody(Instant from, Instant to, boolean counted, String kind, String reason) {
        static StretchBody of(Ledger.Stretch one, Language language) {
            return new StretchBody(
                    one.from(),
                    one.to(),
                    one.counted(),
                    one.reason().name().toLowerCase(Locale.ROOT),
                    LedgerWords.reason(one, language));
        }
    }

    /** Why the promise followed another: a change of policy or calendar, {@code kind}, by somebody, for a reason. */
    record ChangeBody(Instant at, String kind, String subject, String by, String reason) {
        static ChangeBody of(Instant at, Retarget by) {
            return new ChangeBody(
                    at, by.cause().name().toLowerCase(Locale.ROOT), by.subject(), by.byEmail(), by.reason());
        }
    }

    /** @param changedBy null unless a change of policy or calendar has moved it here */
    record LedgerBody(List<StretchBody> items, @Nullable ChangeBody changedBy) {
        static LedgerBody of(Ledger ledger, Language language) {
            Retarget by = ledger.changedBy();
            return new LedgerBody(
                    ledger.stretches().stream()
                            .map(stretch -> StretchBody.of(stretch, language))
                            .toList(),
                    by == null ? null : ChangeBody.of(ledger.promisedAt(), by));
        }
    }

    /** All of the ticket's promises, oldest first. */
    @GetMapping
    Items<CommitmentBody> list(@PathVariable String number, @AuthenticationPrincipal SignedIn caller) {
        return new Items<>(commitments.of(existing(number, caller)).stream()
                .map(CommitmentBody::of)
                .toList());
    }

    /** The time of one promise from its start until it was over, or until now, without a gap. */
    @GetMapping("/{id}/ledger")
    LedgerBody ledger(
            @PathVariable String number,
            @PathVariable String id,
            @AuthenticationPrincipal SignedIn caller,
            HttpServletRequest request) {
        Language language = ReaderLanguage.ofBrowser(request);
        return commitments.ledgers(existing(number, caller)).stream()
                .filter(ledger -> Long.toString(ledger.commitment().id()).equals(id))
                .findFirst()
                .map(ledger -> LedgerBody.of(ledger, language))
                .orElseThrow(() -> Refused.missing("commitment-not-found"));
    }

    private long existing(String number, SignedIn caller) {
        return ticketing
                .idOf(number)
                .flatMap(id -> ticketing.find(id, caller.person().viewer()))
                .orElseThrow(Refused::missing)
                .id();
    }
}
