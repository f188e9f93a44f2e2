package org.partnerdesk.intake.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.partnerdesk.platform.mail.Bell;
import org.partnerdesk.platform.mail.MailSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has waiting mail read as soon as it is kept; looks by itself at start and now and then, for other nodes' mail. */
@Component
class InboxWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWorker.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(2);
    private static final Duration TO_STOP = Duration.ofSeconds(4);

    private final MailTriage triage;
    private final InboxStore store;
    private final Bell bell;
    private final Clock clock;
    private final int workers;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    InboxWorker(MailTriage triage, InboxStore store, Bell inboxBell, MailSettings settings, Clock clock) {
        this.triage = triage;
        this.store = store;
        this.bell = inboxBell;
        this.workers = settings.workers();
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        running = true;
        for (int i = 1; i <= workers; i++) {
            threads.add(Thread.ofVirtual().name("inbox-" + i).start(this::work));
        }
    }

    private void work() {
        while (running) {
            try {
                while (running && triage.next(false)) {
                    continue;
                }
                if (running) {
                    bell.await(untilNextLook());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The inbox cannot be read at this moment: {}", e.toString());
                pause();
            }
        }
    }

    private Duration untilNextLook() {
        Instant now = clock.instant();
        return store.nextDue(now)
                .map(due -> Duration.between(now, due))
                .filter(wait -> wait.compareTo(LOOK_AGAIN) < 0)
                .orElse(LOOK_AGAIN);
    }

    private void pause() {
        try {
            bell.await(AFTER_OUTAGE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets each worker finish the mail in its hands; what is cut off all the same rolls back and is read at next start. */
    @Override
    public synchronized void stop() {
        running = false;
        bell.ringForAll();
        for (Thread thread : threads) {
            try {
                boolean ended = thread.join(TO_STOP);
                if (!ended) {
                    LOG.warn("{} is still reading a mail", thread.getName());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
