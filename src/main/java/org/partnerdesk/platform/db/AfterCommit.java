package org.partnerdesk.platform.db;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** For what others may only hear of once they can see it. */
public final class AfterCommit {
    private AfterCommit() {}

    /** Runs {@code act} when the surrounding transaction has committed and never when it rolls back; at once without one. */
    public static void run(Runnable act) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            act.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                act.run();
            }
        });
    }
}
