package org.partnerdesk.intake;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.directory.Account;
import org.partnerdesk.directory.DataCentre;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.entitlement.Assessment;
import org.partnerdesk.entitlement.Claim;
import org.partnerdesk.entitlement.Entitlements;
import org.partnerdesk.entitlement.Passage;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Enclosed;
import org.partnerdesk.ticketing.FilledBy;
import org.partnerdesk.ticketing.OpenTicket;
import org.partnerdesk.ticketing.Outcome;
import org.partnerdesk.ticketing.Severity;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.Ticketing;
import org.partnerdesk.workflow.CustomerField;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door for requests: mail, forms, widget and API all end here, in one transaction that takes the request, finds its
 * customer, reaches a verdict with its receipt, opens the ticket and, through those who listen, starts its clocks and
 * queues its confirmation.
 */
@Component
@Transactional
public class Intake {
    private static final int LONGEST_SUBJECT = 1_000;

    private final Directory directory;
    private final Entitlements entitlements;
    private final Ticketing ticketing;
    private final CustomerField customerField;
    private final Clock clock;

    Intake(
            Directory directory,
            Entitlements entitlements,
            Ticketing ticketing,
            CustomerField customerField,
            Clock clock) {
        this.directory = directory;
        this.entitlements = entitlements;
        this.ticketing = ticketing;
        this.customerField = customerField;
        this.clock = clock;
    }

    /** Takes a request and opens its ticket. Whoever writes is taken in; a stranger's waits in a review view (D12). */
    public Ticket submit(Submission raw) {
        Submission s = storable(raw);
        long id = ticketing.nextId();
        Instant at = clock.instant();
        Sender sender = sender(s);
        List<Passage> passages = new ArrayList<>();
        passages.add(new Passage(Passage.Source.SUBJECT, s.subject()));
        passages.addAll(Passage.of(s.body(), s.foldAt(), s.attachmentNames(), s.attachmentTexts()));
        Assessment assessment = entitlements.assess(new Claim(
                blankToNull(s.customerPrimaryEmail()),
                blankToNull(s.organisationId()),
                blankToNull(s.service()),
                passages,
                sender,
                at,
                false,
                s.lists(),
                null));
        DataCentre dataCentre = mailboxOf(s.mailbox(), assessment.account());
        Actor by = new Actor(
                s.channel() == Channel.AGENT ? Actor.Kind.AGENT : Actor.Kind.PARTNER,
                sender.email(),
                requireNonNullElse(sender.name(), sender.email()));
        Ticket ticket = ticketing.open(new OpenTicket(
                id,
                by,
                sender,
                language(s, sender),
                s.subject(),
                text(s),
                s.channel(),
                s.impact(),
                s.requestType(),
                dataCentre.code(),
                dataCentre.mailbox(),
                assessment,
                assessment.customerPrimaryEmail() == null
                        ? null
                        : assessment.filledByDesk() ? FilledBy.DESK : FilledBy.PARTNER,
                at));
        entitlements.keep(id, assessment, Severity.S3.name(), ticket.severity().name(), at);
        if (assessment.isUnanswered()) {
            customerField.verifyLater(id);
        }
        return ticket;
    }

    /** Takes a further message of the partner's side and verifies anew when the customer is still not known. */
    public Outcome reply(long ticketId, Submission raw) {
        Submission s = storable(raw);
        Sender sender = sender(s);
        Actor by = new Actor(Actor.Kind.PARTNER, sender.email(), requireNonNullElse(sender.name(), sender.email()));
        Outcome outcome = ticketing.partnerWrote(ticketId, by, s.channel(), text(s));
        if (outcome instanceof Outcome.Done done && done.now().customerPrimaryEmail() == null) {
            return new Outcome.Done(customerField.verifyAnew(ticketId, by));
        }
        return outcome;
    }

    private Sender sender(Submission s) {
        Sender known = directory.sender(s.requesterEmail().toLowerCase(Locale.ROOT));
        return known.name() == null && s.requesterName() != null
                ? new Sender(known.email(), s.requesterName(), known.language(), known.partner())
                : known;
    }

    /** The mailbox's data centre for mail; else the customer's; else the vendor's first. */
    private DataCentre mailboxOf(@Nullable String mailbox, @Nullable Account account) {
        if (mailbox != null) {
            return directory.mailbox(mailbox).orElseGet(this::firstDataCentre);
        }
        return account == null
                ? firstDataCentre()
                : directory.dataCentre(account.dataCentre()).orElseGet(this::firstDataCentre);
    }

    private DataCentre firstDataCentre() {
        return directory.vendor().dataCentres().getFirst();
    }

    private static String language(Submission s, Sender sender) {
        if (s.language() != null) {
            return s.language();
        }
        return sender.language() != null ? sender.language() : WrittenLanguage.of(s.subject() + ' ' + s.body());
    }

    private static OpenTicket.Text text(Submission s) {
        return new OpenTicket.Text(
                s.body(),
                s.foldAt(),
                s.attachmentNames(),
                s.attachmentTexts(),
                s.lists(),
                s.mailId(),
                s.automatic(),
                s.enclosed(),
                s.mentions());
    }

    private static Submission storable(Submission s) {
        String body = StorableText.of(s.body());
        Integer fold = s.foldAt();
        return new Submission(
                s.channel(),
                StorableText.of(s.requesterEmail()),
                storable(s.requesterName()),
                s.language(),
                cut(StorableText.of(s.subject())),
                body,
                fold == null
                        ? null
                        : StorableText.of(s.body().substring(0, fold)).length(),
                s.attachmentNames().stream().map(StorableText::of).toList(),
                s.attachmentTexts().stream().map(StorableText::of).toList(),
                storable(s.customerPrimaryEmail()),
                storable(s.organisationId()),
                storable(s.service()),
                s.impact(),
                storable(s.requestType()),
                s.mailbox(),
                storable(s.mailId()),
                s.lists(),
                s.automatic(),
                new Enclosed(storable(s.enclosed().html()), s.enclosed().files()),
                s.mentions());
    }

    /** A mail's subject may be as long as the mail; the whole of it stays with the mail as it came. */
    private static String cut(String subject) {
        if (subject.length() <= LONGEST_SUBJECT) {
            return subject;
        }
        int end = LONGEST_SUBJECT - 1;
        return subject.substring(0, Character.isHighSurrogate(subject.charAt(end - 1)) ? end - 1 : end) + '…';
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : StorableText.of(text);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
