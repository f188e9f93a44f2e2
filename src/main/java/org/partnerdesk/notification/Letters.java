package org.partnerdesk.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partnerdesk.entitlement.Verdict;
import org.partnerdesk.notification.Letter.Block;
import org.partnerdesk.notification.Letter.Fact;
import org.partnerdesk.notification.Letter.Facts;
import org.partnerdesk.notification.Letter.Said;
import org.partnerdesk.notification.Letter.Words;
import org.partnerdesk.notification.Letter.Writing;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.ticketing.IssueDetermined;
import org.partnerdesk.ticketing.Message;
import org.partnerdesk.ticketing.Status;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.TicketOpened;
import org.springframework.stereotype.Component;

/** Writes what a partner reads about a ticket, in the partner's language. */
@Component
class Letters {
    private final NextPromise promise;

    Letters(NextPromise promise) {
        this.promise = promise;
    }

    /**
     * The request was taken. A stranger learns nothing but that. Whether a customer is unknown, ambiguous or another
     * partner's must not be told apart by a word (D5).
     */
    Letter confirmation(TicketOpened opened) {
        Ticket ticket = opened.ticket();
        MailTexts texts = texts(ticket);
        List<Block> blocks = new ArrayList<>();
        boolean stranger = ticket.partnerId() == null;
        if (!stranger) {
            blocks.add(new Words(verdict(opened.verdict(), ticket, texts)));
            if (opened.fieldMissing()) {
                blocks.add(new Words(texts.say("coaching")));
            }
            promise.words(ticket, texts).ifPresent(words -> blocks.add(new Words(words)));
        }
        blocks.add(facts(ticket, texts, !stranger));
        blocks.add(new Words(texts.say("reply")));
        return letter(ticket, texts, texts.say("confirmation.lead", ticket.number()), blocks);
    }

    /** A person's answer, first and as written. */
    Letter answer(Ticket ticket, Message message) {
        MailTexts texts = texts(ticket);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Said(message.body()));
        blocks.add(new Words(texts.person("answer.signature", message.author())));
        if (ticket.status() == Status.RESOLVED) {
            blocks.add(new Words(texts.say("answer.solved")));
        } else {
            promise.words(ticket, texts).ifPresent(words -> blocks.add(new Words(words)));
            blocks.add(new Words(texts.say("reply")));
        }
        return new Letter(texts.language(), subject(ticket, texts), null, blocks);
    }

    /** What the issue turned out to be; both parts are shown to the partner (D9). */
    Letter determined(IssueDetermined event) {
        Ticket ticket = event.ticket();
        MailTexts texts = texts(ticket);
        List<Block> blocks = new ArrayList<>();
        String kind = texts.say("kind." + event.determination().kind());
        blocks.add(new Facts(List.of(new Fact(texts.say("determined.kind"), kind, Writing.OURS))));
        blocks.add(new Said(event.determination().summary()));
        promise.words(ticket, texts).ifPresent(words -> blocks.add(new Words(words)));
        blocks.add(new Words(texts.say("reply")));
        return letter(ticket, texts, texts.say("determined.lead", ticket.number()), blocks);
    }

    /** The request was solved without a further word. */
    Letter solved(Ticket ticket) {
        MailTexts texts = texts(ticket);
        return letter(
                ticket,
                texts,
                texts.say("solved.lead", ticket.number()),
                List.of(new Words(texts.say("solved.words"))));
    }

    static MailTexts texts(Ticket ticket) {
        return MailTexts.in(Language.of(ticket.language()).orElse(Language.EN));
    }

    private static String verdict(Verdict verdict, Ticket ticket, MailTexts texts) {
        String severity = texts.say("severity." + ticket.severity());
        return switch (verdict) {
            case LARGE_USER_ACCOUNT -> texts.say("verdict.large");
            case KEY_ACCOUNT, STANDARD_ACCOUNT -> texts.say("verdict.account", severity);
            case EXCLUDED_SERVICE -> texts.say("verdict.excluded", severity);
            // One sentence for all four: which of them it is would tell whether somebody else's customer exists (D5).
            case NOT_FOUND, AMBIGUOUS, UNMAPPED_PARTNER, NO_IDENTIFIER -> texts.say("verdict.unconfirmed");
            case DIRECTORY_UNAVAILABLE -> texts.say("verdict.later");
        };
    }

    private static Facts facts(Ticket ticket, MailTexts texts, boolean withSeverity) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(texts.say("fact.number"), ticket.number(), Writing.IDENTIFIER));
        facts.add(new Fact(texts.say("fact.subject"), title(ticket, texts), Writing.THEIRS));
        if (withSeverity) {
            facts.add(new Fact(texts.say("fact.severity"), texts.say("severity." + ticket.severity()), Writing.OURS));
            if (ticket.priorityCustomer()) {
                facts.add(new Fact(texts.say("fact.priority"), texts.say("priority.tick"), Writing.OURS));
            }
        }
        return new Facts(facts);
    }

    private static Letter letter(Ticket ticket, MailTexts texts, String lead, List<Block> blocks) {
        return new Letter(texts.language(), subject(ticket, texts), lead, List.copyOf(blocks));
    }

    private static String subject(Ticket ticket, MailTexts texts) {
        return texts.say("subject", ticket.number(), title(ticket, texts));
    }

    static String title(Ticket ticket, MailTexts texts) {
        return Optional.of(ticket.subject())
                .filter(subject -> !subject.isBlank())
                .orElse(texts.say("subject.none"));
    }
}
