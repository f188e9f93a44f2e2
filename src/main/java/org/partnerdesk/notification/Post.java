package org.partnerdesk.notification;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.DataCentre;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.directory.source.Asking;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.mail.MailTokens;
import org.partnerdesk.platform.time.DeskClock;
import org.partnerdesk.platform.web.Templates;
import org.partnerdesk.ticketing.Message;
import org.partnerdesk.ticketing.Ticket;
import org.springframework.stereotype.Component;

/** Puts letters into envelopes: who gets them, from which address, how an answer finds back; and into the outbox. */
@Component
class Post {
    private static final int UNIQUE_BYTES = 10;
    private static final int MOST_REFERENCES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final OutboxStore store;
    private final Restraint restraint;
    private final Directory directory;
    private final MailTokens tokens;
    private final Templates templates;
    private final Bell bell;
    private final Asking asking;
    private final Clock clock;
    private final boolean hasRelay;

    Post(
            OutboxStore store,
            Restraint restraint,
            Directory directory,
            MailTokens tokens,
            Templates templates,
            Bell outboxBell,
            Asking asking,
            Clock clock,
            DeskSettings settings) {
        this.store = store;
        this.restraint = restraint;
        this.directory = directory;
        this.tokens = tokens;
        this.templates = templates;
        this.bell = outboxBell;
        this.asking = asking;
        this.clock = clock;
        this.hasRelay = settings.relay() != null;
    }

    /** Writes the mail in the surrounding transaction; it leaves after the commit. Never to an address of the desk. */
    void queue(Ticket ticket, @Nullable Message message, Occasion occasion, Letter letter) {
        if (isOurs(ticket.requesterEmail())) {
            return;
        }
        boolean leaves = leaves();
        Instant now = clock.instant();
        OutgoingMail mail = mail(ticket, message, occasion, letter);
        Optional<Suppression> objection = leaves && mail.automatic() ? restraint.asks(mail, now) : Optional.empty();
        if (objection.isPresent()) {
            store.insertSuppressed(mail, objection.get(), now);
            return;
        }
        insert(mail, leaves, now, occasion == Occasion.CONFIRMATION ? evenly(ticket) : now);
    }

    /**
     * Tells somebody of the desk, in the surrounding transaction. Neither address nor Message-ID lead an answer to the
     * ticket, where the partner would read it.
     *
     * @param about the ticket under which the mail is kept
     */
    void tell(Ticket about, String recipient, Letter letter) {
        if (isOurs(recipient)) {
            return;
        }
        Instant now = clock.instant();
        insert(
                new OutgoingMail(
                        about.id(),
                        null,
                        Occasion.NOTICE,
                        recipient,
                        about.mailbox(),
                        MailTexts.in(letter.language()).say("sender.desk"),
                        about.mailbox(),
                        letter.subject(),
                        PlainText.of(letter, ""),
                        html(letter, ""),
                        letter.language().code(),
                        unique() + "@" + domain(about),
                        null,
                        List.of(),
                        true),
                leaves(),
                now,
                now);
    }

    private void insert(OutgoingMail mail, boolean leaves, Instant now, Instant dueAt) {
        store.insert(mail, leaves, now, dueAt);
        if (leaves) {
            bell.ringAfterCommit();
        }
    }

    private boolean leaves() {
        return hasRelay && !DeskClock.isReplaying();
    }

    /**
     * How long a live source took must not be told by when the confirmation comes (D5); twice its deadline leaves room
     * for the desk's own work.
     */
    private Instant evenly(Ticket ticket) {
        return ticket.createdAt().plus(asking.deadline().multipliedBy(2));
    }

    /** Whether an answer of that very instant is on its way. */
    boolean hasAnswer(long ticketId, Instant at) {
        return store.hasAnswer(ticketId, at);
    }

    private OutgoingMail mail(Ticket ticket, @Nullable Message message, Occasion occasion, Letter letter) {
        String mailbox = ticket.mailbox();
        MailTexts texts = Letters.texts(ticket);
        List<OutboxStore.Earlier> earlier = store.earlierMails(ticket.id());
        return new OutgoingMail(
                ticket.id(),
                message == null ? null : message.id(),
                occasion,
                ticket.requesterEmail(),
                mailbox,
                message == null ? texts.say("sender.desk") : texts.person("sender.person", message.author()),
                tokens.replyAddress(mailbox, directory.vendor().ticketPrefix(), ticket.id()),
                letter.subject(),
                PlainText.of(letter, tokens.marker(ticket.id())),
                html(letter, tokens.marker(ticket.id())),
                letter.language().code(),
                tokens.messageId(ticket.id(), unique(), domain(ticket)),
                answered(earlier),
                references(earlier),
                message == null && occasion != Occasion.DETERMINED);
    }

    private String html(Letter letter, String marker) {
        return templates.text("mail/letter", Map.of("letter", letter, "marker", marker));
    }

    private static String domain(Ticket ticket) {
        String mailbox = ticket.mailbox();
        return mailbox.substring(mailbox.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    static String unique() {
        byte[] bytes = new byte[UNIQUE_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The partner's latest mail, so that the answer stands under it; else our latest. */
    private static @Nullable String answered(List<OutboxStore.Earlier> earlier) {
        String latest = null;
        boolean partners = false;
        for (OutboxStore.Earlier mail : earlier) {
            if (!mail.ours() || !partners) {
                latest = mail.mailId();
                partners |= !mail.ours();
            }
        }
        return latest;
    }

    /** RFC 5322 section 3.6.4: the first mail and the latest ones; a header must not grow for ever. */
    private static List<String> references(List<OutboxStore.Earlier> earlier) {
        List<String> ids = new ArrayList<>(
                earlier.stream().map(OutboxStore.Earlier::mailId).distinct().toList());
        while (ids.size() > MOST_REFERENCES) {
            ids.remove(1);
        }
        return ids;
    }

    private boolean isOurs(String email) {
        int at = email.lastIndexOf('@');
        int plus = email.indexOf('+');
        String untagged = plus > 0 && plus < at ? email.substring(0, plus) + email.substring(at) : email;
        return directory.vendor().dataCentres().stream()
                .map(DataCentre::mailbox)
                .anyMatch(untagged::equalsIgnoreCase);
    }
}
