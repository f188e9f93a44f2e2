package org.partnerdesk.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Threads that empty a table as soon as its bell rings and when something in it falls due. They also look by
 * themselves, at start and now and then, for what another node has put there.
 */
public final class Workers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(2);
    private static final Duration TO_STOP = Duration.ofSeconds(4);

    /** What the workers of one table do. Several do it at the same time. */
    public interface Job {
        /** Does what is due, one after the other, until nothing is left or it is {@code wanted} no more. */
        void doDue(BooleanSupplier wanted);

        /** When something falls due that is not due yet. */
        Optional<Instant> nextDue(Instant now);
    }

    private final String table;
    private final int count;
    private final Job job;
    private final Bell bell;
    private final Duration lookAgain;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private final ReadWriteLock working = new ReentrantReadWriteLock();
    private volatile boolean running;

    /**
     * @param count 0 lets everything wait
     * @param lookAgain how long another node's work may stay unseen
     */
    public Workers(String table, int count, Job job, Bell bell, Duration lookAgain, Clock clock) {
        this.table = table;
        this.count = count;
        this.job = job;
        this.bell = bell;
        this.lookAgain = lookAgain;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        running = true;
        for (int i = 1; i <= count; i++) {
            threads.add(Thread.ofVirtual().name(table + "-" + i).start(this::work));
        }
    }

    private void work() {
        while (running) {
            try {
                doDue();
                if (running) {
                    bell.await(untilNextLook());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The {} cannot be read at this moment: {}", table, e.toString());
                pause();
            }
        }
    }

    private void doDue() {
        working.readLock().lock();
        try {
            job.doDue(() -> running);
        } finally {
            working.readLock().unlock();
        }
    }

    /** Returns when all that is due has been done on this node, whoever had it in hand. */
    public void settle() {
        if (count > 0) {
            doDue();
            working.writeLock().lock();
            working.writeLock().unlock();
        }
    }

    /** When the job has something to do that is not due yet; never where nobody does it. */
    public Optional<Instant> nextDue() {
        return count > 0 ? job.nextDue(clock.instant()) : Optional.empty();
    }

    /** Wakes everybody to look again, after the clock was moved. */
    public void wake() {
        bell.ringForAll();
    }

    private Duration untilNextLook() {
        Instant now = clock.instant();
        return job.nextDue(now)
                .map(due -> Duration.between(now, due))
                .filter(wait -> wait.compareTo(lookAgain) < 0)
                .orElse(lookAgain);
    }

    private void pause() {
        try {
            bell.await(AFTER_OUTAGE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets each worker finish what is in its hands; what is cut off all the same rolls back and is due at next start. */
    @Override
    public synchronized void stop() {
        running = false;
        bell.ringForAll();
        for (Thread thread : threads) {
            try {
                boolean ended = thread.join(TO_STOP);
                if (!ended) {
                    LOG.warn(
                            "{} is still at work; what it does now is done once more after the next start",
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
        return running;
    }
}
