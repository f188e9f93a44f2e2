package org.partnerdesk.commitments;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sleeps until the next goal or limit passes and has it recorded. It starts when the application is ready, so that a
 * past that is being replayed at the start is not overtaken by the present.
 */
@Component
class DueClocks implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DueClocks.class);

    /** How long a clock that another node has started may stay unseen here; that node has its own timer. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    /** A mark has passed when it lies before the present, so the timer wakes just after it. */
    private static final Duration JUST_AFTER = Duration.ofMillis(1);

    private final DueSteps steps;
    private final Alarm alarm;
    private final Clock clock;
    private @Nullable Thread thread;
    private volatile boolean stopping;

    DueClocks(DueSteps steps, Alarm alarm, Clock clock) {
        this.steps = steps;
        this.alarm = alarm;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void startWhenReady() {
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
            thread = Thread.ofVirtual().name("due-clocks").start(this::run);
        }
    }

    /** Lets the batch at hand end; an interrupt would close its connection under it. */
    @Override
    public synchronized void stop() {
        if (thread != null) {
            stopping = true;
            alarm.expect(clock.instant());
            try {
                thread.join(Duration.ofSeconds(10));
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

    private void run() {
        while (!stopping) {
            try {
                alarm.sleepUntil(recordAndLookAhead().plus(JUST_AFTER));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Does what is due and says until when there is nothing to do. */
    private Instant recordAndLookAhead() {
        try {
            boolean done = steps.record();
            Instant latest = clock.instant().plus(LOOK_AGAIN);
            return done ? steps.next().filter(next -> next.isBefore(latest)).orElse(latest) : latest;
        } catch (RuntimeException e) {
            LOG.error("Due clocks could not be read; trying again in {}", LOOK_AGAIN, e);
            return clock.instant().plus(LOOK_AGAIN);
        }
    }
}
