package org.partnerdesk.platform.launch;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Ends what was started, last first, however the process is told to end: pages and mail, then pools, then the database,
 * then the folder's lock. Shutdown hooks run all at once, so there is this one only, and Spring's and zonky's are off.
 */
final class OrderlyStop extends Thread {
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private volatile boolean ready;

    OrderlyStop() {
        super("orderly-stop");
    }

    synchronized <T extends AutoCloseable> T add(T part) {
        started.push(part);
        return part;
    }

    /** From now on a stop is worth a word. */
    void ready() {
        ready = true;
    }

    @Override
    public synchronized void run() {
        for (AutoCloseable part : started) {
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("While stopping: " + e.getMessage());
            }
        }
        if (ready) {
            System.out.println("Stopped.");
        }
    }
}
