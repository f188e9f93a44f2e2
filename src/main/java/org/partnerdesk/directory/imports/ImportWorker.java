package org.partnerdesk.directory.imports;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.jobs.Bell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Carries on with imports as soon as they are staged; looks by itself at start and now and then, for other nodes'. */
@Component
class ImportWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(2);
    private static final Duration TO_STOP = Duration.ofSeconds(4);

    private final ImportWork work;
    private final Bell bell;
    private volatile @Nullable Thread thread;

    ImportWorker(ImportWork work, Bell importBell) {
        this.work = work;
        this.bell = importBell;
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofVirtual().name("imports").unstarted(this::work);
        thread.start();
    }

    private void work() {
        while (isRunning()) {
            Duration rest = LOOK_AGAIN;
            try {
                while (isRunning() && work.next()) {
                    continue;
                }
            } catch (RuntimeException e) {
                LOG.warn("Imports cannot be worked on at this moment: {}", e.toString());
                rest = AFTER_OUTAGE;
            }
            try {
                if (isRunning()) {
                    bell.await(rest);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** An import that is cut off all the same rolls back and is carried on with at the next start. */
    @Override
    public synchronized void stop() {
        Thread stopping = thread;
        thread = null;
        bell.ringForAll();
        try {
            if (stopping != null && !stopping.join(TO_STOP)) {
                LOG.warn("An import is still being applied; it will be taken up again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
