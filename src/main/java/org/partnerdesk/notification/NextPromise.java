package org.partnerdesk.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import org.partnerdesk.commitments.Commitment;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.directory.DataCentre;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.platform.languages.Wording;
import org.partnerdesk.ticketing.Ticket;
import org.springframework.stereotype.Component;

/** What the partner may expect next and when, in words and in the zone of the customer's data centre. */
@Component
class NextPromise {
    private final Commitments commitments;
    private final Directory directory;
    private final Clock clock;

    NextPromise(Commitments commitments, Directory directory, Clock clock) {
        this.commitments = commitments;
        this.directory = directory;
        this.clock = clock;
    }

    /** Empty when nothing is promised or everything promised has passed. */
    Optional<String> words(Ticket ticket, MailTexts texts) {
        Instant now = clock.instant();
        return commitments.of(ticket.id()).stream()
                .filter(Commitment::isOpen)
                .filter(promise -> promise.limitAt().isAfter(now))
                .min(Comparator.comparing(Commitment::limitAt))
                .map(promise -> words(promise, now, new Wording(texts.language(), zone(ticket), now), texts));
    }

    private static String words(Commitment promise, Instant now, Wording wording, MailTexts texts) {
        String limit = wording.exact(promise.limitAt());
        return promise.goalAt().isAfter(now)
                ? texts.say("promise." + promise.milestone(), wording.exact(promise.goalAt()), limit)
                : texts.say("latest." + promise.milestone(), limit);
    }

    /** Of the customer's data centre. */
    ZoneId zone(Ticket ticket) {
        return ZoneId.of(
                directory.dataCentre(ticket.dataCentre()).map(DataCentre::zone).orElse("UTC"));
    }
}
