package org.partnerdesk.directory.imports;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.partnerdesk.platform.jobs.Workers;
import org.springframework.stereotype.Component;

/** Carries on with imports as soon as they are staged; one that is cut off is carried on with at the next start. */
@Component
class ImportWorker implements Workers.Job {
    private final ImportWork work;

    ImportWorker(ImportWork work) {
        this.work = work;
    }

    @Override
    public void doDue(BooleanSupplier wanted) {
        while (wanted.getAsBoolean() && work.next()) {
            continue;
        }
    }

    @Override
    public Optional<Instant> nextDue(Instant now) {
        return Optional.empty();
    }
}
