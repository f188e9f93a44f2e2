package org.partnerdesk.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.partnerdesk.access.People;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.Role;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.mail.MailTokens;
import org.partnerdesk.platform.web.Templates;
import org.springframework.stereotype.Component;

/**
 * Tells the desk's admins of an alarm: each at most once an hour, whatever happens, with an empty return path, and never
 * the one whose address the alarm is about. So an alarm cannot be part of a loop.
 */
@Component
class AlarmMails {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final OutboxStore store;
    private final Addresses addresses;
    private final People people;
    private final Directory directory;
    private final MailTokens tokens;
    private final Templates templates;
    private final Bell bell;
    private final boolean hasRelay;

    AlarmMails(
            OutboxStore store,
            Addresses addresses,
            People people,
            Directory directory,
            MailTokens tokens,
            Templates templates,
            Bell outboxBell,
            DeskSettings settings) {
        this.store = store;
        this.addresses = addresses;
        this.people = people;
        this.directory = directory;
        this.tokens = tokens;
        this.templates = templates;
        this.bell = outboxBell;
        this.hasRelay = settings.relay() != null;
    }

    void tell(Alarm.Kind kind, String about, long ticketId, String mailbox, Instant at) {
        List<Person> admins = people.desk().stream()
                .filter(person -> person.role() == Role.ADMIN)
                .filter(person -> !person.email().equalsIgnoreCase(about))
                .toList();
        for (Person admin : admins) {
            boolean dead = addresses.lockIsUndeliverable(admin.email());
            if (!dead && !store.hasAlarmSince(admin.email(), at.minus(WINDOW))) {
                store.insert(mail(admin, kind, about, ticketId, mailbox), hasRelay, at, at);
                bell.ringAfterCommit();
            }
        }
    }

    private OutgoingMail mail(Person admin, Alarm.Kind kind, String about, long ticketId, String mailbox) {
        MailTexts texts = MailTexts.in(Language.of(admin.language()).orElse(Language.EN));
        String number = directory.vendor().ticketPrefix() + "-" + ticketId;
        Letter letter = new Letter(
                texts.language(),
                texts.say("alarm.subject", number),
                texts.say("alarm." + kind.name().toLowerCase(Locale.ROOT), about, number),
                List.of(new Letter.Words(texts.say("alarm.next"))));
        String domain = mailbox.substring(mailbox.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return new OutgoingMail(
                ticketId,
                null,
                Occasion.ALARM,
                admin.email(),
                mailbox,
                texts.say("sender.desk"),
                mailbox,
                letter.subject(),
                PlainText.of(letter, ""),
                templates.text("mail/letter", Map.of("letter", letter)),
                letter.language().code(),
                tokens.messageId(ticketId, Post.unique(), domain),
                null,
                List.of(),
                true);
    }
}
