package org.partnerdesk.directory.imports;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sleeps until a file appears in the inbox; looks now and then as well, since not every file system tells. */
@Component
class InboxWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(InboxWatch.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final DirectoryInbox inbox;
    private volatile @Nullable Thread thread;

    InboxWatch(DirectoryInbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofVirtual().name("directory-inbox").unstarted(this::watch);
        thread.start();
    }

    private void watch() {
        try (WatchService changes = FileSystems.getDefault().newWatchService()) {
            inbox.open();
            inbox.folder()
                    .register(changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            while (isRunning()) {
                sleep(changes, takeAll() ? DirectoryInbox.QUIET : LOOK_AGAIN);
            }
        } catch (IOException e) {
            LOG.warn("The folder {} cannot be watched; no file in it is imported: {}", inbox.folder(), e.toString());
        } catch (InterruptedException | ClosedWatchServiceException e) {
            return;
        }
    }

    /** After a failure it waits here, for the file that was put back is a change of the folder at once. */
    private boolean takeAll() throws InterruptedException {
        try {
            return inbox.takeAll();
        } catch (IOException | RuntimeException e) {
            LOG.warn("A file in {} cannot be imported at this moment: {}", inbox.folder(), e.toString());
            Thread.sleep(LOOK_AGAIN);
            return true;
        }
    }

    private static void sleep(WatchService changes, Duration atMost) throws InterruptedException {
        WatchKey told = changes.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (told != null) {
            told.pollEvents();
            told.reset();
        }
    }

    @Override
    public synchronized void stop() {
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            stopping.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
