package org.partnerdesk.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.mail.Bell;
import org.partnerdesk.platform.mail.MailSettings;
import org.partnerdesk.platform.mail.MailTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends what waits in the outbox as soon as it is committed, and again later what the relay did not take. */
@Component
class OutboxSender implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(2);
    private static final Duration TO_STOP = Duration.ofSeconds(4);

    private final Delivery delivery;
    private final OutboxStore store;
    private final MailTokens tokens;
    private final Bell bell;
    private final DeskSettings desk;
    private final MailSettings mail;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    OutboxSender(
            Delivery delivery,
            OutboxStore store,
            MailTokens tokens,
            Bell outboxBell,
            DeskSettings desk,
            MailSettings mail,
            Clock clock) {
        this.delivery = delivery;
        this.store = store;
        this.tokens = tokens;
        this.bell = outboxBell;
        this.desk = desk;
        this.mail = mail;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        running = true;
        Optional.ofNullable(desk.relay()).ifPresent(relay -> {
            for (int i = 1; i <= mail.workers(); i++) {
                threads.add(Thread.ofVirtual().name("outbox-" + i).start(() -> work(relay)));
            }
        });
    }

    private void work(DeskSettings.Relay address) {
        while (running) {
            try {
                sendAll(address);
                if (running) {
                    bell.await(untilNextLook());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The outbox cannot be read at this moment: {}", e.toString());
                pause();
            }
        }
    }

    private void sendAll(DeskSettings.Relay address) {
        try (Relay relay = new Relay(address, mail, tokens.instanceId(), clock)) {
            while (running && delivery.next(relay)) {
                continue;
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

    @Override
    public synchronized void stop() {
        running = false;
        bell.ringForAll();
        for (Thread thread : threads) {
            try {
                boolean ended = thread.join(TO_STOP);
                if (!ended) {
                    LOG.warn("{} is still sending; what it sends may be sent once more", thread.getName());
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
