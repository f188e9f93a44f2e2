package org.partnerdesk.notification;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.Roster.Called;
import org.partnerdesk.commitments.StepPlace;
import org.partnerdesk.notification.Letter.Block;
import org.partnerdesk.notification.Letter.Fact;
import org.partnerdesk.notification.Letter.Facts;
import org.partnerdesk.notification.Letter.Words;
import org.partnerdesk.notification.Letter.Writing;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.languages.Wording;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.Ticketing;
import org.partnerdesk.workflow.PeopleTold;
import org.partnerdesk.workflow.PeopleTold.Notice;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the desk's people of promises that nobody has kept yet, each in their language: one mail for all that come up
 * together, the first of them in its subject.
 */
@Component
class Notices {
    /** What a mail can still be read with; the rest is a number. */
    private static final int MOST_SHOWN = 50;

    private final Ticketing ticketing;
    private final Post post;
    private final NextPromise promise;
    private final Clock clock;

    Notices(Ticketing ticketing, Post post, NextPromise promise, Clock clock) {
        this.ticketing = ticketing;
        this.post = post;
        this.promise = promise;
        this.clock = clock;
    }

    private record Item(Ticket ticket, Notice notice, Called called) {}

    @EventListener
    void on(PeopleTold told) {
        Map<Long, Ticket> tickets =
                ticketing
                        .all(told.notices().stream()
                                .map(Notice::ticketId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Ticket::id, Function.identity()));
        Map<Person, List<Item>> byPerson = new LinkedHashMap<>();
        for (Notice notice : told.notices()) {
            for (Called called : notice.people()) {
                byPerson.computeIfAbsent(called.person(), person -> new ArrayList<>())
                        .add(new Item(requireNonNull(tickets.get(notice.ticketId())), notice, called));
            }
        }
        byPerson.forEach(
                (person, items) -> post.tell(items.getFirst().ticket(), person.email(), letter(person, items)));
    }

    private Letter letter(Person person, List<Item> items) {
        MailTexts texts = MailTexts.in(Language.of(person.language()).orElse(Language.EN));
        List<Block> blocks = new ArrayList<>();
        for (Item item : items.subList(0, Math.min(MOST_SHOWN, items.size()))) {
            blocks.add(facts(item, texts));
            if (item.called().insteadOf() != null) {
                blocks.add(new Words(
                        texts.say("notice.stand-in", item.called().insteadOf().name())));
            }
        }
        if (items.size() > MOST_SHOWN) {
            blocks.add(new Words(texts.say("notice.more", items.size() - MOST_SHOWN)));
        }
        blocks.add(new Words(texts.say("notice.answer")));
        Item first = items.getFirst();
        String lead = items.size() == 1
                ? texts.say("notice.one", words(first, texts), place(first, texts))
                : texts.say("notice.many", items.size());
        // Without the number in brackets: an answer to this mail must not join the partner's conversation by it.
        String subject = items.size() == 1
                ? texts.say("notice.subject", first.ticket().number(), words(first, texts), place(first, texts))
                : lead;
        return new Letter(texts.language(), subject, lead, blocks);
    }

    private Facts facts(Item item, MailTexts texts) {
        Ticket ticket = item.ticket();
        Wording wording = new Wording(texts.language(), promise.zone(ticket), clock.instant());
        return new Facts(List.of(
                new Fact(texts.say("fact.number"), ticket.number(), Writing.IDENTIFIER),
                new Fact(texts.say("fact.subject"), Letters.title(ticket, texts), Writing.THEIRS),
                new Fact(texts.say("fact.severity"), texts.say("severity." + ticket.severity()), Writing.OURS),
                new Fact(texts.say("fact.promise"), words(item, texts), Writing.OURS),
                new Fact(texts.say("fact.standing"), place(item, texts), Writing.OURS),
                new Fact(texts.say("fact.goal"), wording.exact(item.notice().goalAt()), Writing.OURS),
                new Fact(texts.say("fact.limit"), wording.exact(item.notice().limitAt()), Writing.OURS)));
    }

    private static String words(Item item, MailTexts texts) {
        return texts.say("milestone." + item.notice().milestone());
    }

    private String place(Item item, MailTexts texts) {
        StepPlace place = item.notice().place();
        Wording wording = new Wording(texts.language(), promise.zone(item.ticket()), clock.instant());
        return switch (place.kind()) {
            case BEFORE_GOAL, AFTER_LIMIT -> texts.say("place." + place.kind(), wording.length(place.by()));
            case BETWEEN -> texts.say("place." + place.kind(), place.percent());
            case GOAL, LIMIT -> texts.say("place." + place.kind());
        };
    }
}
