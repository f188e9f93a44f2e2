package org.partnerdesk.intake.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks into all mailboxes on other servers, each on a thread of its own, so that a slow one holds up no other. */
@Component
@EnableConfigurationProperties(ImapSettings.class)
class ImapDoor implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ImapDoor.class);
    private static final Duration TO_STOP = Duration.ofSeconds(4);

    private final ImapSettings settings;
    private final ImapFetch fetch;
    private final List<Thread> threads = new ArrayList<>();
    private volatile CountDownLatch stopping = new CountDownLatch(0);

    ImapDoor(ImapSettings settings, ImapFetch fetch) {
        this.settings = settings;
        this.fetch = fetch;
    }

    @Override
    public synchronized void start() {
        CountDownLatch end = new CountDownLatch(1);
        stopping = end;
        for (ImapSettings.Account account : settings.accounts()) {
            threads.add(Thread.ofVirtual().name("imap-" + account.mailbox()).start(() -> watch(account, end)));
        }
    }

    private void watch(ImapSettings.Account account, CountDownLatch end) {
        try {
            do {
                try {
                    fetch.watch(account, end);
                } catch (RuntimeException e) {
                    LOG.warn("Mailbox {} could not be fetched: {}", account, e.toString());
                }
            } while (!end.await(settings.poll().toMillis(), TimeUnit.MILLISECONDS));
            fetch.release(account);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("The lease of {} ends by itself: {}", account, e.toString());
        }
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        for (Thread thread : threads) {
            try {
                if (!thread.join(TO_STOP)) {
                    LOG.warn(
                            "{} is still at work; what it has not kept is fetched after the next start",
                            thread.getName());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }
}
