package org.partnerdesk.setup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.partnerdesk.commitments.Commitments;
import org.partnerdesk.directory.Directory;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.platform.time.DeskClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The past of an empty demo desk, lived through the product's own doors: the same stories for everybody, leading up to
 * the moment of the first start. One that was broken off is gone on with at the next start.
 */
@Component
class DemoHistory {
    /** How long before the present a demo desk was set up; its first ticket is some weeks younger. */
    static final Duration BEFORE = Duration.ofDays(90);

    private static final Logger LOG = LoggerFactory.getLogger(DemoHistory.class);

    private final DeskSettings settings;
    private final boolean wanted;
    private final PresetFiles files;
    private final Directory directory;
    private final Commitments commitments;
    private final DemoStage stage;
    private final DemoProgress progress;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoHistory(
            DeskSettings settings,
            @Value("${partnerdesk.demo-history:true}") boolean wanted,
            PresetFiles files,
            Directory directory,
            Commitments commitments,
            DemoStage stage,
            DemoProgress progress,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.wanted = wanted;
        this.files = files;
        this.directory = directory;
        this.commitments = commitments;
        this.stage = stage;
        this.progress = progress;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes the history unless it has been written, the desk has tickets of its own, or nobody wants it. */
    void writeOnce(DemoDirectory sample) {
        if (wanted && files.exists(settings.preset() + "-history")) {
            write(sample);
        }
    }

    private void write(DemoDirectory sample) {
        Instant begun = clock.instant();
        progress.begin(begun.truncatedTo(ChronoUnit.SECONDS)).ifPresent(asOf -> {
            List<Happening> history = told(sample, asOf);
            live(history);
            DeskClock.replaying(asOf, commitments::settleDue);
            progress.written(clock.instant());
            LOG.info(
                    "{} happenings of the demo's past took {} ms",
                    history.size(),
                    Duration.between(begun, clock.instant()).toMillis());
        });
    }

    /** The whole history up to {@code asOf}. */
    List<Happening> told(DemoDirectory sample, Instant asOf) {
        StoryPlan plan = files.read(settings.preset() + "-history", StoryPlan.class);
        List<StoryBook> books = plan.languages().stream()
                .map(language -> files.read(settings.preset() + "-stories-" + language, StoryBook.class))
                .toList();
        return StoryTeller.tell(plan, books, new StoryCast(plan, sample, directory.vendor()), asOf);
    }

    /** Lives what has not been lived of a history, act by act in its own time. */
    void live(List<Happening> history) {
        Map<Integer, Long> tickets = progress.tickets();
        for (int no = progress.next(); no < history.size(); no++) {
            int next = no;
            Happening happening = history.get(no);
            DeskClock.replaying(
                    happening.at(), () -> transaction.executeWithoutResult(status -> live(next, happening, tickets)));
        }
    }

    private void live(int no, Happening happening, Map<Integer, Long> tickets) {
        if (!progress.mark(no, happening.telling())) {
            tickets.putAll(progress.tickets());
            return;
        }
        commitments.settleDue();
        Long ticket = tickets.get(happening.telling());
        if (ticket == null) {
            long opened = stage.open(happening.act());
            progress.opened(no, opened);
            tickets.put(happening.telling(), opened);
        } else {
            stage.goOn(ticket, happening.act());
        }
    }
}
