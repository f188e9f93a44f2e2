package org.partnerdesk.intake.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.partnerdesk.platform.jobs.Workers;
import org.springframework.stereotype.Component;

/** Has waiting mail read. */
@Component
class InboxWorker implements Workers.Job {
    private final MailTriage triage;
    private final InboxStore store;

    InboxWorker(MailTriage triage, InboxStore store) {
        this.triage = triage;
        this.store = store;
    }

    @Override
    public void doDue(BooleanSupplier wanted) {
        while (wanted.getAsBoolean() && triage.next(false)) {
            continue;
        }
    }

    @Override
    public Optional<Instant> nextDue(Instant now) {
        return store.nextDue(now);
    }
}
