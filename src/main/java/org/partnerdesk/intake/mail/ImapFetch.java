package org.partnerdesk.intake.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.mail.MailSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what is new in a mailbox, by UIDVALIDITY and UID. A mail and the cursor behind it are committed together, and
 * nothing is changed on the server. When UIDVALIDITY has changed all is taken once more; what came before is then found
 * to be a repetition by its content.
 */
@Component
class ImapFetch {
    private static final Logger LOG = LoggerFactory.getLogger(ImapFetch.class);
    private static final int MOST_ATTEMPTS = 5;
    private static final String[] NONE = {};

    private final String holder = UUID.randomUUID().toString();
    private final FetchStore store;
    private final MailInbox inbox;
    private final Mailboxes mailboxes;
    private final AccessTokens tokens;
    private final ImapSettings settings;
    private final MailSettings mail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImapFetch(
            FetchStore store,
            MailInbox inbox,
            Mailboxes mailboxes,
            AccessTokens tokens,
            ImapSettings settings,
            MailSettings mail,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.inbox = inbox;
        this.mailboxes = mailboxes;
        this.tokens = tokens;
        this.settings = settings;
        this.mail = mail;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Fetches once; does nothing while another node has the lease. Says in the table how it went, and never throws mail away. */
    void fetch(ImapSettings.Account account) {
        visit(account, folder -> false);
    }

    /**
     * Fetches, and goes on as long as the server tells when there is more (RFC 2177), until {@code end}. Comes back at
     * once from a server that does not, and when another node has the lease.
     */
    void watch(ImapSettings.Account account, CountDownLatch end) {
        visit(account, folder -> isToldOfMore(folder, end));
    }

    /** Whether to look into the folder once more. */
    private interface Again {
        boolean in(IMAPFolder folder) throws MessagingException;
    }

    private void visit(ImapSettings.Account account, Again again) {
        if (lease(account)) {
            try {
                read(account, again);
            } catch (MessagingException | IOException e) {
                LOG.warn("Mailbox {} could not be fetched: {}", account, e.toString());
                store.failed(account.mailbox(), String.valueOf(e.getMessage()));
            }
        }
    }

    /** Waits for the server's word, less long than it takes the connection to be given up as silent. */
    private boolean isToldOfMore(IMAPFolder folder, CountDownLatch end) throws MessagingException {
        if (end.getCount() == 0 || !((IMAPStore) folder.getStore()).hasCapability("IDLE")) {
            return false;
        }
        Thread waker = Thread.ofVirtual().start(() -> {
            try {
                end.await(mail.timeout().toMillis() * 3 / 4, TimeUnit.MILLISECONDS);
                stopWaiting(folder);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            folder.idle(true);
        } finally {
            waker.interrupt();
        }
        return end.getCount() > 0;
    }

    /** Any command ends the waiting, also one that says nothing. */
    private static void stopWaiting(IMAPFolder folder) {
        try {
            folder.doCommand(connection -> null);
        } catch (MessagingException | IllegalStateException e) {
            LOG.debug("The connection has ended by itself", e);
        }
    }

    void release(ImapSettings.Account account) {
        store.release(account.mailbox(), holder);
    }

    private boolean lease(ImapSettings.Account account) {
        return cursor(account) != null;
    }

    private FetchStore.@Nullable Cursor cursor(ImapSettings.Account account) {
        var now = clock.instant();
        return store.lease(account.mailbox(), holder, now, now.plus(settings.lease()))
                .orElse(null);
    }

    private void read(ImapSettings.Account account, Again again) throws MessagingException, IOException {
        Properties properties = properties(account);
        String protocol = properties.getProperty("mail.store.protocol");
        try (Store server = Session.getInstance(properties).getStore(protocol)) {
            signIn(account, server);
            try (IMAPFolder folder = (IMAPFolder) server.getFolder(account.folder())) {
                folder.open(Folder.READ_ONLY);
                // The word of a mail that comes while the waiting begins is not what the waiting waits for.
                folder.addMessageCountListener(new MessageCountAdapter() {
                    @Override
                    public void messagesAdded(MessageCountEvent added) {
                        stopWaiting(folder);
                    }
                });
                while (takeNew(account, folder)) {
                    store.succeeded(account.mailbox(), clock.instant());
                    if (!again.in(folder)) {
                        return;
                    }
                }
            }
        }
    }

    /** Takes what is new. False when the mailbox is another node's by now. */
    private boolean takeNew(ImapSettings.Account account, IMAPFolder folder) throws MessagingException {
        long validity = folder.getUIDValidity();
        for (long uid : store.missed(account.mailbox(), validity, MOST_ATTEMPTS)) {
            take(account, folder, validity, uid, true);
        }
        FetchStore.Cursor cursor = cursor(account);
        if (cursor == null) {
            return false;
        }
        long last = cursor.uidValidity() == validity ? cursor.lastUid() : 0;
        for (long uid : uidsAfter(folder, last)) {
            if (!lease(account) || !take(account, folder, validity, uid, false)) {
                return false;
            }
        }
        return true;
    }

    private static List<Long> uidsAfter(IMAPFolder folder, long last) throws MessagingException {
        Message[] messages = folder.getMessagesByUID(last + 1, IMAPFolder.LASTUID);
        List<Long> uids = new ArrayList<>();
        for (Message message : messages) {
            // "n:*" names the last mail even when its UID is smaller than n (RFC 9051 section 9).
            if (message != null && folder.getUID(message) > last) {
                uids.add(folder.getUID(message));
            }
        }
        return uids;
    }

    /** One mail. False when the mailbox is another node's by now. */
    private boolean take(ImapSettings.Account account, IMAPFolder folder, long validity, long uid, boolean again)
            throws MessagingException {
        byte[] raw = new byte[0];
        String returnPath = "";
        String recipient = account.mailbox();
        String fault = null;
        try {
            Message message = folder.getMessageByUID(uid);
            if (message != null && message.getSize() > mail.maxSize().toBytes()) {
                fault = "Larger than " + mail.maxSize().toMegabytes() + " MB";
            } else if (message != null) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                message.writeTo(bytes);
                raw = bytes.toByteArray();
                returnPath = returnPath(message);
                recipient = deliveredTo(message).orElse(recipient);
            }
        } catch (FolderClosedException | StoreClosedException e) {
            throw e;
        } catch (MessagingException | IOException | RuntimeException e) {
            if (!folder.isOpen()) {
                throw new MessagingException("The connection was lost: " + e.getMessage(), e);
            }
            fault = e.toString();
        }
        return keep(account.mailbox(), recipient, validity, uid, again, raw, returnPath, fault);
    }

    private boolean keep(
            String mailbox,
            String recipient,
            long validity,
            long uid,
            boolean again,
            byte[] raw,
            String returnPath,
            @Nullable String fault) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (again && fault == null) {
                if (!store.found(mailbox, validity, uid)) {
                    return false;
                }
            } else if (!again && !store.pass(mailbox, holder, validity, uid)) {
                return false;
            }
            if (fault != null) {
                LOG.warn("Mail {} of {} could not be fetched: {}", uid, mailbox, fault);
                store.miss(mailbox, validity, uid, fault, clock.instant());
            } else if (raw.length > 0) {
                inbox.accept(returnPath, List.of(recipient), "imap", new ByteArrayInputStream(raw), raw.length);
            }
            return true;
        }));
    }

    /** Its server wrote down whom it came for, where several addresses end in one mailbox; the latest server's word counts. */
    private Optional<String> deliveredTo(Message message) throws MessagingException {
        for (String header : List.of("X-Original-To", "Delivered-To", "Envelope-To")) {
            for (String address : Objects.requireNonNullElse(message.getHeader(header), NONE)) {
                if (mailboxes.of(address).isPresent()) {
                    return Optional.of(address);
                }
            }
        }
        return Optional.empty();
    }

    /** Its server wrote down the return path; where it has not, the sender stands for it. */
    private static String returnPath(Message message) throws MessagingException {
        String[] written = message.getHeader("Return-Path");
        String[] from = message.getHeader("From");
        String header = written != null ? written[0] : from != null ? from[0] : "";
        try {
            InternetAddress[] addresses = InternetAddress.parseHeader(header, false);
            return addresses.length == 0 ? "" : Objects.requireNonNullElse(addresses[0].getAddress(), "");
        } catch (AddressException e) {
            return "";
        }
    }

    private void signIn(ImapSettings.Account account, Store server) throws MessagingException, IOException {
        ImapSettings.OAuth oauth = account.oauth();
        String secret = oauth == null ? account.password() : tokens.of(oauth);
        try {
            server.connect(account.host(), account.port(), account.user(), secret);
        } catch (AuthenticationFailedException e) {
            if (oauth != null) {
                tokens.forget(oauth);
            }
            throw e;
        }
    }

    private Properties properties(ImapSettings.Account account) {
        String protocol = account.security() == ImapSettings.Security.TLS ? "imaps" : "imap";
        String prefix = "mail." + protocol + ".";
        String timeout = Long.toString(mail.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.store.protocol", protocol);
        properties.put(prefix + "connectiontimeout", timeout);
        properties.put(prefix + "timeout", timeout);
        properties.put(prefix + "writetimeout", timeout);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "peek", "true");

        if (account.security() == ImapSettings.Security.STARTTLS) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        if (account.oauth() != null) {
            properties.put(prefix + "auth.mechanisms", "XOAUTH2");
        }
        return properties;
    }
}
