package org.partnerdesk.workflow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.entitlement.Assessment;
import org.partnerdesk.entitlement.Claim;
import org.partnerdesk.entitlement.Entitlements;
import org.partnerdesk.entitlement.Passage;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.text.EmailAddress;
import org.partnerdesk.ticketing.FilledBy;
import org.partnerdesk.ticketing.OpenTicket;
import org.partnerdesk.ticketing.Outcome;
import org.partnerdesk.ticketing.Refusal;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The workflow of M6: when <i>Customer Primary Email Address</i> is filled, or another field that a verdict rests on, the
 * claim is verified anew, the verdict gets its receipt, and a large user account ticks <i>Priority Customer - Large User
 * Account</i> and makes the ticket S1-Critical.
 */
@Component
@Transactional
public class CustomerField {
    private final Ticketing ticketing;
    private final Entitlements entitlements;
    private final Directory directory;
    private final AwaitingSourceStore awaiting;
    private final Bell awaitingBell;
    private final Clock clock;

    CustomerField(
            Ticketing ticketing,
            Entitlements entitlements,
            Directory directory,
            AwaitingSourceStore awaiting,
            Bell awaitingBell,
            Clock clock) {
        this.ticketing = ticketing;
        this.entitlements = entitlements;
        this.directory = directory;
        this.awaiting = awaiting;
        this.awaitingBell = awaitingBell;
        this.clock = clock;
    }

    /**
     * Puts {@code value} into the field and verifies; an empty one clears it.
     *
     * @param expected what the filler saw in the field; null: whatever it holds
     */
    public Outcome fill(long ticketId, Actor by, String value, @Nullable String expected) {
        return fill(
                ticketId,
                by,
                Map.of(ClaimField.CUSTOMER, value),
                expected == null ? Map.of() : Map.of(ClaimField.CUSTOMER, expected));
    }

    /**
     * Fills fields that the verdict rests on and verifies once; an empty value clears its field, and what it could be is
     * read from the ticket's words again.
     *
     * @param seen what the filler saw in some of them; when somebody else has changed one since, nothing is done and the
     *     refusal says what it holds now
     */
    public Outcome fill(long ticketId, Actor by, Map<ClaimField, String> values, Map<ClaimField, String> seen) {
        Ticket before = ticketing.lock(ticketId).orElse(null);
        if (before == null) {
            return new Outcome.Refused(new Refusal.NotFound());
        }
        for (var saw : seen.entrySet()) {
            String now = saw.getKey().of(before);
            if (!saw.getValue().equals(now)) {
                return new Outcome.Refused(new Refusal.ChangedMeanwhile(now.isEmpty() ? null : now));
            }
        }
        String service = values.getOrDefault(ClaimField.SERVICE, "");
        if (!service.isBlank() && entitlements.service(service).isEmpty()) {
            return new Outcome.Refused(new Refusal.NoSuchService(service));
        }
        String requester = values.getOrDefault(ClaimField.REQUESTER, before.requesterEmail());
        Optional<String> address =
                values.containsKey(ClaimField.REQUESTER) ? EmailAddress.parse(requester) : Optional.of(requester);
        return address.<Outcome>map(email ->
                        new Outcome.Done(verify(before, by, Fields.of(before, values, directory.sender(email)))))
                .orElseGet(() -> new Outcome.Refused(new Refusal.NotAnAddress(requester)));
    }

    /** Verifies the ticket as it stands: after a further message, or when the directory has changed or is back. */
    public Ticket verifyAnew(long ticketId, Actor by) {
        return verifyAsItStands(ticketing.lock(ticketId).orElseThrow(), by);
    }

    private Ticket verifyAsItStands(Ticket before, Actor by) {
        return verify(before, by, asItStands(before));
    }

    private Fields asItStands(Ticket ticket) {
        return Fields.of(ticket, Map.of(), directory.sender(ticket.requesterEmail()));
    }

    /** Has a ticket verified once the live source, which was silent about it, answers. */
    public void verifyLater(long ticketId) {
        awaiting.add(ticketId, clock.instant());
        awaitingBell.ringAfterCommit();
    }

    /**
     * An agent says that the ticket is about this account, mapped to the partner or not: it holds for this ticket only.
     */
    public Outcome confirm(long ticketId, Actor by, String zoid) {
        return settle(ticketId, by, zoid, false);
    }

    /** The same, and the account is mapped to the ticket's partner from today on: its other tickets will follow. */
    public Outcome map(long ticketId, Actor by, String zoid) {
        return settle(ticketId, by, zoid, true);
    }

    /** The directory's turn is waited for before the ticket is locked: nobody else has to wait for both. */
    private Outcome settle(long ticketId, Actor by, String zoid, boolean mapping) {
        Ticket before = ticketing.all(List.of(ticketId)).stream().findFirst().orElse(null);
        if (before == null) {
            return new Outcome.Refused(new Refusal.NotFound());
        }
        Long partner = before.partnerId();
        if (mapping && partner == null) {
            return new Outcome.Refused(new Refusal.NoPartner());
        }
        if (assess(before, asItStands(before).confirmed(zoid)).isUnanswered()) {
            return new Outcome.Refused(new Refusal.DirectorySilent());
        }
        if (!directory.hasAccount(zoid)) {
            return new Outcome.Refused(new Refusal.NoSuchAccount(zoid));
        }
        if (mapping && partner != null && !directory.map(partner, zoid, by.email())) {
            return new Outcome.Refused(new Refusal.DirectoryBusy());
        }
        Ticket locked = ticketing.lock(ticketId).orElseThrow();
        return new Outcome.Done(verifyAsItStands(ticketing.confirmed(locked, zoid, by), by));
    }

    /** A silent source settles nothing: the ticket stays as it was until the source answers, but for new fields. */
    private Ticket verify(Ticket before, Actor by, Fields fields) {
        Assessment assessment = assess(before, fields);
        if (assessment.isUnanswered()) {
            verifyLater(before.id());
            if (fields.areOf(before)) {
                return before;
            }
        } else {
            awaiting.remove(before.id());
        }
        Ticket after = ticketing.verified(before, fields.sender(), assessment, filledBy(before, assessment, by), by);
        entitlements.keep(
                before.id(),
                assessment,
                before.severity().name(),
                after.severity().name(),
                assessment.receipt().at());
        return after;
    }

    private Assessment assess(Ticket before, Fields fields) {
        List<Passage> passages = new ArrayList<>();
        passages.add(new Passage(Passage.Source.SUBJECT, before.subject()));
        Set<String> lists = new HashSet<>();
        for (OpenTicket.Text text : ticketing.partnerTexts(before.id())) {
            passages.addAll(Passage.of(text.body(), text.foldAt(), text.attachmentNames(), text.attachmentTexts()));
            lists.addAll(text.lists());
        }
        return entitlements.assess(new Claim(
                fields.customer(),
                fields.organisationId(),
                fields.service(),
                passages,
                fields.sender(),
                clock.instant(),
                fields.customerByDesk(),
                lists,
                fields.confirmedZoid()));
    }

    private static @Nullable FilledBy filledBy(Ticket before, Assessment assessment, Actor by) {
        String now = assessment.customerPrimaryEmail();
        if (now == null) {
            return null;
        }
        if (assessment.filledByDesk()) {
            return FilledBy.DESK;
        }
        if (now.equals(before.customerPrimaryEmail())) {
            return before.filledBy();
        }
        return by.kind() == Actor.Kind.AGENT ? FilledBy.AGENT : FilledBy.PARTNER;
    }
}
