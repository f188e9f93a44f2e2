package org.partnerdesk.commitments;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@code ./run --rebuild-clocks}: does {@link ClockRebuild}, says what came out, and ends. */
@Component
@ConditionalOnProperty("rebuild-clocks")
class RebuildCommand {
    private final ClockRebuild rebuild;

    RebuildCommand(ClockRebuild rebuild) {
        this.rebuild = rebuild;
    }

    @EventListener(ApplicationReadyEvent.class)
    void rebuildAndEnd() {
        ClockRebuild.Done done = rebuild.all();
        System.out.printf(
                "The clocks of %d tickets were worked out anew from their facts: %s.%n",
                done.tickets(),
                done.changed() == 0 ? "nothing changed" : done.changed() + " rows were wrong and are mended");
        System.exit(0);
    }
}
