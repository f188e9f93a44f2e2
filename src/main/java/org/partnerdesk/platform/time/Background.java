package org.partnerdesk.platform.time;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.jobs.Bell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * A thread that does what is due in a table, then sleeps until the next of it is due or somebody wakes it. It also looks
 * by itself now and then, for what other nodes have left.
 */
public abstract class Background implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration TO_STOP = Duration.ofSeconds(10);

    private final String name;
    private final Bell bell = new Bell(1);
    private @Nullable Thread thread;
    private volatile boolean stopping;

    protected Background(String name) {
        this.name = name;
    }

    /** Does all that is due; gives how long until the next, empty when nothing is known to come. */
    protected abstract Optional<Duration> work();

    /** Not before: a past that is being replayed at the start is not overtaken by the present. */
    @EventListener(ApplicationReadyEvent.class)
    public void startWhenReady() {
        start();
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            stopping = false;
            thread = Thread.ofVirtual().name(name).start(this::run);
        }
    }

    /** Lets the work at hand end; an interrupt would close its connection under it. */
    @Override
    public synchronized void stop() {
        if (thread != null) {
            stopping = true;
            bell.ring();
            try {
                if (thread.join(TO_STOP)) {
                    stopping = false;
                } else {
                    LOG.warn("{} is still at work", name);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** For work that takes long: whether it should end at the next good place. */
    protected boolean isStopping() {
        return stopping;
    }

    /** There is work, once the surrounding transaction has committed. */
    public void wakeAfterCommit() {
        bell.ringAfterCommit();
    }

    private void run() {
        while (!stopping) {
            try {
                bell.await(once());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Duration once() {
        try {
            return work().filter(next -> next.compareTo(LOOK_AGAIN) < 0).orElse(LOOK_AGAIN);
        } catch (RuntimeException e) {
            LOG.error("{} failed; trying again in {}", name, LOOK_AGAIN, e);
            return LOOK_AGAIN;
        }
    }
}
