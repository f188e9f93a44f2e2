package org.partnerdesk.intake.mail;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.intake.Intake;
import org.partnerdesk.intake.Submission;
import org.partnerdesk.intake.mail.reading.Attachment;
import org.partnerdesk.intake.mail.reading.DeliveryReport;
import org.partnerdesk.intake.mail.reading.InboundMail;
import org.partnerdesk.intake.mail.reading.MailAddress;
import org.partnerdesk.ticketing.AttachedFile;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Enclosed;
import org.partnerdesk.ticketing.HistoryEntry;
import org.partnerdesk.ticketing.Mentions;
import org.partnerdesk.ticketing.Outcome;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.TicketHistory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Has a mail read and every rule asked about it, does what follows and writes it all on the mail's record. */
@Component
class MailDecision {
    private static final int LONGEST_NAME = 200;

    /** More people than these take part in no request; a mail may name a hundred thousand. */
    private static final int MOST_COPIED = 50;

    /** Whether the ticket that a mail joins takes it. */
    private static final String TAKEN = "taken-by-ticket";

    private final InboxStore store;
    private final MailPlanner planner;
    private final MailThread thread;
    private final Mailboxes mailboxes;
    private final Intake intake;
    private final TicketHistory history;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MailDecision(
            InboxStore store,
            MailPlanner planner,
            MailThread thread,
            Mailboxes mailboxes,
            Intake intake,
            TicketHistory history,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.planner = planner;
        this.thread = thread;
        this.mailboxes = mailboxes;
        this.intake = intake;
        this.history = history;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Inside the transaction that claimed or locked the mail.
     *
     * @param waived names of the rules whose objection a person has overruled
     */
    Decided make(WaitingMail waiting, Set<String> waived) {
        long began = System.nanoTime();
        MailFacts facts = planner.facts(waiting, store::firstDelivery);
        Trail trail = new Trail();
        Decided decided = carryOut(planner.plan(facts, waived, trail), facts, waived, trail);
        store.decide(waiting.id(), decided, Duration.ofNanos(System.nanoTime() - began), clock.instant());
        return decided;
    }

    private Decided carryOut(Plan plan, MailFacts facts, Set<String> waived, Trail trail) {
        if (plan.decision() == Decision.OPENED) {
            return opened(plan.reason(), plan, facts, trail);
        }
        if (plan.decision() != Decision.REPLIED) {
            tellSenders(plan, facts);
            return Decided.of(facts, trail, plan.decision(), plan.reason(), plan.ticketId());
        }
        long ticketId = requireNonNull(plan.ticketId(), "a reply joins a ticket");
        return switch (intake.reply(ticketId, submission(facts, plan, List.of()))) {
            case Outcome.Done done -> {
                thread.remember(facts, ticketId);
                noteSubject(done.now(), facts);
                yield Decided.of(facts, trail, Decision.REPLIED, plan.reason(), ticketId);
            }
            case Outcome.Refused refused -> {
                Answer.Hold hold = new Answer.Hold(
                        MailReason.REFUSED.of(refused.why().getClass().getSimpleName()));
                if (waived.contains(TAKEN)) {
                    trail.note(TAKEN, hold.waived());
                    yield opened(MailReason.MAY_BELONG.of(ticketId), plan, facts, trail);
                }
                trail.note(TAKEN, hold.words());
                yield Decided.of(facts, trail, Decision.HELD, hold.reason(), ticketId);
            }
        };
    }

    private Decided opened(@Nullable String reason, Plan plan, MailFacts facts, Trail trail) {
        Set<Long> linked = new LinkedHashSet<>();
        if (plan.ticketId() != null) {
            linked.add(plan.ticketId());
        }
        if (plan.mayBelongTo() != null) {
            linked.add(plan.mayBelongTo());
        }
        if (facts.record().envelopeTo().size() > 1) {
            linked.addAll(store.ticketsOfDelivery(facts.record().id()));
        }
        long opened = intake.submit(submission(facts, plan, linked)).id();
        thread.remember(facts, opened);
        return Decided.of(facts, trail, Decision.OPENED, reason, opened);
    }

    /** What is said about a mail of ours is told to those who sent it; a receipt of reading is not about delivery. */
    private void tellSenders(Plan plan, MailFacts facts) {
        DeliveryReport report = facts.mail().report();
        boolean late = plan.decision() == Decision.AUTOMATIC && report != null && "delayed".equals(report.action());
        if (plan.decision() == Decision.BOUNCE || late) {
            events.publishEvent(new DeliveryReported(
                    plan.ticketId(),
                    report == null ? null : report.originalId(),
                    report == null ? failedRecipient(facts) : report.recipient(),
                    report == null ? null : late && report.status() == null ? "4.0.0" : report.status(),
                    Objects.requireNonNullElse(plan.reason(), ""),
                    clock.instant()));
        }
    }

    private static @Nullable String failedRecipient(MailFacts facts) {
        return facts.lower("X-Failed-Recipients")
                .map(listed -> listed.split(",", 2)[0].strip())
                .orElse(null);
    }

    /** The mail itself keeps the rest. */
    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /** The same conversation under another subject stays one; that it has another is told (it may be another matter). */
    private void noteSubject(Ticket ticket, MailFacts facts) {
        String subject = facts.mail().subject();
        if (!subject.isBlank() && !SubjectLine.bare(subject).equals(SubjectLine.bare(ticket.subject()))) {
            Sender sender = requireNonNull(facts.sender(), "checked by has-sender");
            history.add(
                    ticket.id(),
                    new HistoryEntry(
                            clock.instant(),
                            new Actor(
                                    Actor.Kind.PARTNER,
                                    sender.email(),
                                    Objects.requireNonNullElse(sender.name(), sender.email())),
                            HistoryEntry.What.OTHER_SUBJECT,
                            Map.of("value", shortened(subject, LONGEST_NAME))));
        }
    }

    /** Nobody is let into a ticket by what a machine wrote. */
    private Mentions mentions(MailFacts facts, boolean automatic, Collection<Long> linked) {
        InboundMail mail = facts.mail();
        MailAddress about = automatic ? null : mail.forwardOf();
        List<String> copied = automatic
                ? List.of()
                : Stream.concat(mail.to().stream(), mail.cc().stream())
                        .map(MailAddress::email)
                        .filter(email -> mailboxes.of(email).isEmpty())
                        .distinct()
                        .limit(MOST_COPIED)
                        .toList();
        return new Mentions(
                about == null || mailboxes.of(about.email()).isPresent()
                        ? null
                        : new Mentions.Party(
                                about.email(), about.name() == null ? null : shortened(about.name(), LONGEST_NAME)),
                copied,
                List.copyOf(linked));
    }

    private Submission submission(MailFacts facts, Plan plan, Collection<Long> linked) {
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
                plan.automatic(),
                enclosed(mail),
                mentions(facts, plan.automatic(), linked));
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
