package org.partnerdesk.intake.mail;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.intake.mail.Answer.Machine;
import org.partnerdesk.intake.mail.reading.Attachment;
import org.partnerdesk.intake.mail.reading.DeliveryReport;
import org.partnerdesk.intake.mail.reading.InboundMail;
import org.partnerdesk.intake.mail.reading.MailAddress;
import org.partnerdesk.intake.mail.reading.MailReader;
import org.partnerdesk.platform.mail.MailTokens;
import org.partnerdesk.ticketing.AttachedFile;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Enclosed;
import org.partnerdesk.ticketing.Outcome;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Reads a mail, asks every rule about it, does what follows and writes it all on the mail's record. */
@Component
class MailDecision {
    private static final int LONGEST_NAME = 200;

    private final InboxStore store;
    private final Mailboxes mailboxes;
    private final Directory directory;
    private final MailThread thread;
    private final MailTokens tokens;
    private final Intake intake;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MailDecision(
            InboxStore store,
            Mailboxes mailboxes,
            Directory directory,
            MailThread thread,
            MailTokens tokens,
            Intake intake,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.mailboxes = mailboxes;
        this.directory = directory;
        this.thread = thread;
        this.tokens = tokens;
        this.intake = intake;
        this.events = events;
        this.clock = clock;
    }

    /** Inside the transaction that claimed the mail. */
    void make(WaitingMail waiting) {
        long began = System.nanoTime();
        InboundMail mail = MailReader.read(waiting.raw(), null);
        MailFacts facts = facts(waiting, mail);
        Trail trail = new Trail();
        Screening.Screened screened = Screening.ask(facts, trail);
        Decided decided = decide(facts, screened, trail);
        store.decide(waiting.id(), decided, Duration.ofNanos(System.nanoTime() - began), clock.instant());
    }

    private MailFacts facts(WaitingMail waiting, InboundMail mail) {
        Optional<String> email = Optional.ofNullable(mail.from())
                .map(MailAddress::email)
                .or(() -> MailReader.email(waiting.envelopeFrom()));
        return new MailFacts(
                waiting,
                mail,
                email.map(directory::sender).orElse(null),
                email.flatMap(mailboxes::of).isPresent(),
                store.firstDelivery(waiting.id(), waiting.mailbox(), mail.messageId(), mail.contentHash()),
                tokens.instanceId());
    }

    private Decided decide(MailFacts facts, Screening.Screened screened, Trail trail) {
        Answer objection = screened.objection();
        return switch (objection) {
            case Answer.Ignore ignore -> Decided.of(facts, trail, Decision.IGNORED, ignore.reason(), null);
            case Answer.Hold hold -> Decided.of(facts, trail, Decision.HELD, hold.reason(), null);
            case Answer.Bounce bounce -> reported(facts, trail, Decision.BOUNCE, bounce.reason());
            case null, default -> place(facts, screened.machine().orElse(null), trail);
        };
    }

    private Decided place(MailFacts facts, @Nullable Machine machine, Trail trail) {
        if (machine != null && machine.kind() == Machine.Kind.REPORT) {
            return reported(facts, trail, Decision.AUTOMATIC, machine.reason());
        }
        MailThread.Place place = thread.find(facts, trail);
        if (place.ticketId() != null) {
            return switch (intake.reply(place.ticketId(), submission(facts, machine != null))) {
                case Outcome.Done done -> Decided.of(facts, trail, Decision.REPLIED, reason(machine), place.ticketId());
                case Outcome.Refused refused ->
                    Decided.of(facts, trail, Decision.HELD, refused.why().toString(), place.ticketId());
            };
        }
        boolean knownPartner = facts.sender() != null && facts.sender().partner() != null;
        if (machine != null && !(knownPartner && machine.kind() == Machine.Kind.GENERATED)) {
            return Decided.of(facts, trail, Decision.AUTOMATIC, machine.reason(), null);
        }
        long opened = intake.submit(submission(facts, machine != null)).id();
        String reason = place.mayBelongTo() == null ? reason(machine) : "may belong to " + place.mayBelongTo();
        return Decided.of(facts, trail, Decision.OPENED, reason, opened);
    }

    private static @Nullable String reason(@Nullable Machine machine) {
        return machine == null ? null : machine.reason();
    }

    /** What is said about a mail of ours is told to those who sent it; a receipt of reading is not about delivery. */
    private Decided reported(MailFacts facts, Trail trail, Decision decision, String reason) {
        Long ticketId = ticketReportedOn(facts);
        DeliveryReport report = facts.mail().report();
        boolean late = report != null && "delayed".equals(report.action());
        if (decision == Decision.BOUNCE || late) {
            events.publishEvent(new DeliveryReported(
                    ticketId,
                    report == null ? null : report.originalId(),
                    report == null ? failedRecipient(facts) : report.recipient(),
                    report == null ? null : late && report.status() == null ? "4.0.0" : report.status(),
                    reason,
                    clock.instant()));
        }
        return Decided.of(facts, trail, decision, reason, ticketId);
    }

    private static @Nullable String failedRecipient(MailFacts facts) {
        return facts.lower("X-Failed-Recipients")
                .map(listed -> listed.split(",", 2)[0].strip())
                .orElse(null);
    }

    /** By the mail it is about, else by our return path, which it came to. */
    private @Nullable Long ticketReportedOn(MailFacts facts) {
        DeliveryReport report = facts.mail().report();
        OptionalLong number = report == null || report.originalId() == null
                ? OptionalLong.empty()
                : tokens.numberInMessageId(report.originalId());
        if (number.isPresent()) {
            return number.getAsLong();
        }
        return facts.record().envelopeTo().stream()
                .map(tokens::numberInAddress)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .findFirst()
                .orElse(null);
    }

    /** The mail itself keeps the rest. */
    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static Submission submission(MailFacts facts, boolean automatic) {
        InboundMail mail = facts.mail();
        Sender sender = requireNonNull(facts.sender(), "checked by has-sender");
        MailAddress from = mail.from();
        return new Submission(
                Channel.EMAIL,
                sender.email(),
                from == null || from.name() == null ? null : shortened(from.name(), LONGEST_NAME),
                null,
                mail.subject(),
                mail.text(),
                mail.foldAt() < mail.text().length() ? mail.foldAt() : null,
                mail.attachments().stream().map(Attachment::name).toList(),
                mail.attachedTexts(),
                null,
                null,
                null,
                null,
                null,
                facts.record().mailbox(),
                mail.messageId(),
                mail.lists(),
                automatic,
                enclosed(mail));
    }

    private static Enclosed enclosed(InboundMail mail) {
        return new Enclosed(
                mail.html(),
                mail.attachments().stream()
                        .map(a -> new AttachedFile(
                                a.name(), a.type(), a.sha256(), a.inline(), a.contentId(), a.content()))
                        .toList());
    }
}
