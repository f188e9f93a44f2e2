package org.partnerdesk.intake.mail;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.jobs.Bell;
import org.partnerdesk.platform.time.DeskClock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door for mail, whatever brings it: keeps it first, has it read afterwards. */
@Component
public class MailInbox {
    private final InboxStore store;
    private final Mailboxes mailboxes;
    private final MailTriage triage;
    private final Bell bell;
    private final Clock clock;

    MailInbox(InboxStore store, Mailboxes mailboxes, MailTriage triage, Bell inboxBell, Clock clock) {
        this.store = store;
        this.mailboxes = mailboxes;
        this.triage = triage;
        this.bell = inboxBell;
        this.clock = clock;
    }

    /**
     * Keeps a mail with its envelope; once this returns outside a transaction, it is committed. It is read soon after by
     * the inbox's workers, or, when it was accepted inside {@link DeskClock#replaying}, by the next {@link #drain()}.
     *
     * @param envelopeFrom the return path; empty for the empty one
     * @param recipients of the envelope; each must be an address of the desk, with or without a tag
     * @return the id of the first mailbox's record
     * @throws IllegalArgumentException when a recipient is not the desk's
     */
    @Transactional
    public long accept(String envelopeFrom, List<String> recipients, byte[] raw) {
        return accept(envelopeFrom, recipients, null, new ByteArrayInputStream(raw), raw.length);
    }

    @Transactional
    long accept(String envelopeFrom, List<String> recipients, @Nullable String peer, InputStream raw, long length) {
        Set<String> ours = new LinkedHashSet<>();
        for (String recipient : recipients) {
            ours.add(mailboxes
                    .of(recipient)
                    .orElseThrow(() -> new IllegalArgumentException("Not an address of the desk: " + recipient)));
        }
        List<String> to =
                recipients.stream().map(r -> r.strip().toLowerCase(Locale.ROOT)).toList();
        long id = store.insert(
                envelopeFrom.strip(), to, ours, peer, raw, length, DeskClock.isReplaying(), clock.instant());
        if (!DeskClock.isReplaying()) {
            bell.ringAfterCommit();
        }
        return id;
    }

    /**
     * Reads on the calling thread whatever is due and waiting: inside {@link DeskClock#replaying} what was accepted
     * inside it, else the rest.
     *
     * @return how many mails were decided about
     */
    public int drain() {
        int read = 0;
        while (triage.next(DeskClock.isReplaying())) {
            read++;
        }
        return read;
    }
}
