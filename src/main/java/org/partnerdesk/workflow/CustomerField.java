package org.partnerdesk.workflow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.entitlement.Assessment;
import org.partnerdesk.entitlement.Claim;
import org.partnerdesk.entitlement.Entitlements;
import org.partnerdesk.entitlement.Passage;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.ticketing.FilledBy;
import org.partnerdesk.ticketing.OpenTicket;
import org.partnerdesk.ticketing.Outcome;
import org.partnerdesk.ticketing.Refusal;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The workflow of M6: when <i>Customer Primary Email Address</i> is filled, the claim is verified anew, the verdict gets
 * its receipt, and a large user account ticks <i>Priority Customer - Large User Account</i> and makes the ticket
 * S1-Critical.
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
     * @param expected what the filler saw in the field; when somebody else has changed it since, nothing is done and
     *     the refusal says what it holds now
     */
    public Outcome fill(long ticketId, Actor by, String value, @Nullable String expected) {
        Ticket before = ticketing.lock(ticketId).orElse(null);
        if (before == null) {
            return new Outcome.Refused(new Refusal.NotFound());
        }
        String now = Objects.requireNonNullElse(before.customerPrimaryEmail(), "");
        if (expected != null && !expected.equals(now)) {
            return new Outcome.Refused(new Refusal.ChangedMeanwhile(before.customerPrimaryEmail()));
        }
        String clean = StorableText.of(value).strip();
        return new Outcome.Done(verify(before, by, clean.isEmpty() ? null : clean, false));
    }

    /** Verifies the ticket as it stands: after a further message, or when the directory has changed or is back. */
    public Ticket verifyAnew(long ticketId, Actor by) {
        return verifyAsItStands(ticketing.lock(ticketId).orElseThrow(), by);
    }

    private Ticket verifyAsItStands(Ticket before, Actor by) {
        return verify(before, by, before.customerPrimaryEmail(), isFilledByDesk(before));
    }

    private static boolean isFilledByDesk(Ticket before) {
        return before.filledBy() == FilledBy.DESK;
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
        if (assess(before, before.customerPrimaryEmail(), isFilledByDesk(before), zoid)
                .isUnanswered()) {
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

    /** A silent source settles nothing: the ticket stays as it was until the source answers, but for a new field. */
    private Ticket verify(Ticket before, Actor by, @Nullable String field, boolean filledByDesk) {
        Assessment assessment = assess(before, field, filledByDesk, before.confirmedZoid());
        if (assessment.isUnanswered()) {
            verifyLater(before.id());
            if (Objects.equals(field, before.customerPrimaryEmail())) {
                return before;
            }
        } else {
            awaiting.remove(before.id());
        }
        Ticket after = ticketing.verified(
                before, directory.sender(before.requesterEmail()), assessment, filledBy(before, assessment, by), by);
        entitlements.keep(
                before.id(),
                assessment,
                before.severity().name(),
                after.severity().name(),
                assessment.receipt().at());
        return after;
    }

    private Assessment assess(
            Ticket before, @Nullable String field, boolean filledByDesk, @Nullable String confirmedZoid) {
        List<Passage> passages = new ArrayList<>();
        passages.add(new Passage(Passage.Source.SUBJECT, before.subject()));
        Set<String> lists = new HashSet<>();
        for (OpenTicket.Text text : ticketing.partnerTexts(before.id())) {
            passages.addAll(Passage.of(text.body(), text.foldAt(), text.attachmentNames(), text.attachmentTexts()));
            lists.addAll(text.lists());
        }
        return entitlements.assess(new Claim(
                field,
                before.organisationId(),
                before.service(),
                passages,
                directory.sender(before.requesterEmail()),
                clock.instant(),
                filledByDesk,
                lists,
                confirmedZoid));
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
