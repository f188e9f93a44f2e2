package org.partnerdesk.platform.launch;

import java.io.IOException;
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

    synchronized void add(AutoCloseable part) {
        started.push(part);
    }

    /** Starts a part and adds it. A stop that comes meanwhile waits, so that nothing is left half started. */
    synchronized <T extends AutoCloseable> T start(Start<T> start) throws IOException {
        T part = start.start();
        started.push(part);
        return part;
    }

    interface Start<T> {
        T start() throws IOException;
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
