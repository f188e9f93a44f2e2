package org.partnerdesk.intake.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.DataCentre;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.intake.mail.Answer.Machine;
import org.partnerdesk.intake.mail.reading.DeliveryReport;
import org.partnerdesk.intake.mail.reading.InboundMail;
import org.partnerdesk.intake.mail.reading.MailAddress;
import org.partnerdesk.intake.mail.reading.MailReader;
import org.partnerdesk.platform.mail.MailSettings;
import org.partnerdesk.platform.mail.MailSettings.FollowUp;
import org.partnerdesk.platform.mail.MailTokens;
import org.springframework.stereotype.Component;

/** Reads a mail and asks every rule about it. Nothing is written, so that a decision can be tried without being made. */
@Component
class MailPlanner {
    /** Whether an answer comes too late for its ticket. */
    static final String FOLLOW_UP = "follow-up";

    private final Mailboxes mailboxes;
    private final Directory directory;
    private final MailThread thread;
    private final MailTokens tokens;
    private final MailSettings settings;
    private final FilterSettings filter;

    MailPlanner(
            Mailboxes mailboxes,
            Directory directory,
            MailThread thread,
            MailTokens tokens,
            MailSettings settings,
            FilterSettings filter) {
        this.mailboxes = mailboxes;
        this.directory = directory;
        this.thread = thread;
        this.tokens = tokens;
        this.settings = settings;
        this.filter = filter;
    }

    /** Tells which record was the first of a mail. */
    interface FirstDelivery {
        long of(long inboxId, String mailbox, String messageId, String contentHash);
    }

    MailFacts facts(WaitingMail waiting, FirstDelivery first) {
        InboundMail mail = MailReader.read(waiting.raw(), null);
        Optional<String> email = Optional.ofNullable(mail.from())
                .map(MailAddress::email)
                .or(() -> MailReader.email(waiting.envelopeFrom()));
        return new MailFacts(
                waiting,
                mail,
                email.map(directory::sender).orElse(null),
                email.flatMap(mailboxes::of).isPresent(),
                first.of(waiting.id(), waiting.mailbox(), mail.messageId(), mail.contentHash()),
                tokens.instanceId(),
                filter);
    }

    /** @param waived names of the rules whose objection a person has overruled */
    Plan plan(MailFacts facts, Set<String> waived, Trail trail) {
        Screening.Screened screened = Screening.ask(facts, waived, trail);
        Machine machine = screened.machine().orElse(null);
        boolean automatic = machine != null;
        return switch (screened.objection()) {
            case Answer.Ignore ignore -> new Plan(Decision.IGNORED, ignore.reason(), null, null, automatic);
            case Answer.Hold hold -> new Plan(Decision.HELD, hold.reason(), null, null, automatic);
            case Answer.Bounce bounce ->
                new Plan(Decision.BOUNCE, bounce.reason(), ticketReportedOn(facts), null, automatic);
            case null, default -> place(facts, machine, waived, trail);
        };
    }

    private Plan place(MailFacts facts, @Nullable Machine machine, Set<String> waived, Trail trail) {
        boolean automatic = machine != null;
        String reason = machine == null ? null : machine.reason();
        if (machine != null && machine.kind() == Machine.Kind.REPORT) {
            return new Plan(Decision.AUTOMATIC, reason, ticketReportedOn(facts), null, true);
        }
        identity(facts, trail);
        MailThread.Place place = thread.find(facts, trail);
        if (place.ticketId() != null) {
            boolean late = !automatic && comesTooLate(place, facts);
            if (!late || waived.contains(FOLLOW_UP) && then(facts) == FollowUp.Then.HOLD) {
                return new Plan(Decision.REPLIED, reason, place.ticketId(), null, automatic);
            }
            String closed = MailReason.CLOSED_TOO_LONG.of(place.ticketId());
            if (then(facts) == FollowUp.Then.HOLD) {
                Answer.Hold hold = new Answer.Hold(closed);
                trail.note(FOLLOW_UP, hold.words());
                return new Plan(Decision.HELD, hold.reason(), null, place.ticketId(), false);
            }
            trail.note(FOLLOW_UP, closed);
            place = MailThread.Place.nowhere(place.ticketId());
        }
        boolean knownPartner = facts.sender() != null && facts.sender().partner() != null;
        if (machine != null && !(knownPartner && machine.kind() == Machine.Kind.GENERATED)) {
            return new Plan(Decision.AUTOMATIC, reason, null, null, true);
        }
        Long belongs = place.mayBelongTo();
        return new Plan(
                Decision.OPENED,
                belongs == null ? reason : MailReason.MAY_BELONG.of(belongs),
                null,
                belongs,
                automatic);
    }

    /** Whether a closed ticket has been closed for longer than an answer may reopen it. */
    private boolean comesTooLate(MailThread.Place place, MailFacts facts) {
        Duration within = followUp(facts).within();
        return place.closedAt() != null
                && within != null
                && facts.record().receivedAt().isAfter(place.closedAt().plus(within));
    }

    private FollowUp.Then then(MailFacts facts) {
        return followUp(facts).then();
    }

    private FollowUp followUp(MailFacts facts) {
        return settings.followUp(directory
                .mailbox(facts.record().mailbox())
                .map(DataCentre::code)
                .orElse("default"));
    }

    /** Whom the mail could be from, who was taken and what the directory knows of them. */
    private static void identity(MailFacts facts, Trail trail) {
        Sender sender = facts.sender();
        if (sender == null) {
            return;
        }
        boolean byFrom = facts.mail().from() != null;
        trail.note("sender", (byFrom ? MailReason.BY_FROM : MailReason.BY_ENVELOPE).of(sender.email()));
        if (byFrom) {
            MailReader.email(facts.record().envelopeFrom())
                    .filter(email -> !email.equals(sender.email()))
                    .ifPresent(email -> trail.note("sender", MailReason.NOT_BY_ENVELOPE.of(email)));
        }
        if (sender.partner() == null) {
            trail.note("partner", MailReason.STRANGER.of());
        } else {
            MailReason how = sender.name() == null ? MailReason.DOMAIN : MailReason.PERSON;
            trail.note("partner", how.of(sender.partner().name()));
        }
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
}
