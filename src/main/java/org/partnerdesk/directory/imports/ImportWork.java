package org.partnerdesk.directory.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.ChangeKind;
import org.partnerdesk.directory.Changes;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.directory.FactPreview;
import org.partnerdesk.directory.FactStore;
import org.partnerdesk.directory.FactStore.Difference;
import org.partnerdesk.directory.FactStore.Source;
import org.partnerdesk.directory.FactStore.WouldEnd;
import org.partnerdesk.directory.FactUndo;
import org.partnerdesk.directory.Version;
import org.partnerdesk.directory.imports.reading.ImportReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** What the desk does with a staged import by itself: check it, and apply it or leave it to a person. */
@Component
class ImportWork {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    /** A full file that would end more than one in twenty is more likely cut short than right. */
    private static final int ONE_IN = 20;

    private final ImportStore store;
    private final Stage stage;
    private final SetChecks checks;
    private final FactStore facts;
    private final FactPreview preview;
    private final FactUndo undo;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportWork(
            ImportStore store,
            Stage stage,
            SetChecks checks,
            FactStore facts,
            FactPreview preview,
            FactUndo undo,
            Changes changes,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.stage = stage;
        this.checks = checks;
        this.facts = facts;
        this.preview = preview;
        this.undo = undo;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Does all there is to do for one import, in one transaction; answers whether there was one. */
    boolean next() {
        store.failBrokenOff();
        @Nullable Import[] claimed = new Import[1];
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                claimed[0] = store.claim().orElse(null);
                if (claimed[0] != null) {
                    carryOn(claimed[0], status);
                }
                return claimed[0] != null;
            }));
        } catch (NonTransientDataAccessException | IllegalStateException e) {
            if (claimed[0] == null) {
                throw e;
            }
            LOG.error("Import {} failed", claimed[0].id(), e);
            leave(claimed[0]);
            return true;
        }
    }

    /** One that could not be applied is not in force; one that could not be taken back still is. */
    private void leave(Import one) {
        if (one.state() == ImportState.UNDOING) {
            store.end(one.id(), ImportState.APPLIED, ImportReason.NOT_TAKEN_BACK, null);
        } else {
            stage.drop(one);
            store.end(one.id(), ImportState.FAILED, ImportReason.OURS, null);
        }
    }

    private void carryOn(Import one, TransactionStatus status) {
        if (one.state() == ImportState.UNDOING) {
            takeBack(one, status);
        } else if (!stage.isWhole(one, store.staged(one.id()))) {
            stage.drop(one);
            store.end(one.id(), ImportState.FAILED, ImportReason.STAGE_LOST, null);
        } else {
            checkAndApply(one, status);
        }
    }

    private void checkAndApply(Import one, TransactionStatus status) {
        store.phase(one.id(), ImportPhase.CHECKING);
        stage.useMoreMemory();
        checks.mark(one, day());
        Stage.Refused refused = stage.keepRefused(one);
        store.refused(one.id(), refused.lines());
        if (refused.lines() == one.lines()) {
            stage.drop(one);
            store.end(one.id(), ImportState.REFUSED, ImportReason.NO_GOOD_LINE, null);
            return;
        }
        if (one.kind() == FactKind.PARTNERS) {
            facts.numberPartners(source(one));
        }
        WouldEnd wouldEnd = one.mode() == ImportMode.FULL && !one.isApproved()
                ? facts.wouldEnd(one.kind(), source(one), day())
                : new WouldEnd(0, 0);
        ImportReason reason = one.isApproved() ? null : reasonToWait(one, refused, wouldEnd);
        if (reason == null) {
            apply(one, status);
        } else {
            store.phase(one.id(), ImportPhase.COMPARING);
            store.counted(one.id(), facts.compare(one.kind(), source(one), day()), wouldEnd.ended(), null);
            store.preview(one.id(), preview.of(one.kind(), source(one), day(), one.mode() == ImportMode.FULL));
            store.end(one.id(), ImportState.WAITING, reason, Long.toString(wouldEnd.ended()));
        }
    }

    private static @Nullable ImportReason reasonToWait(Import one, Stage.Refused refused, WouldEnd wouldEnd) {
        if (one.reason() != null) {
            return one.reason();
        }
        if (wouldEnd.ended() * ONE_IN > wouldEnd.of()) {
            return ImportReason.ENDS_MANY;
        }
        if (one.mode() == ImportMode.FULL && refused.withoutKey() > 0) {
            return ImportReason.UNREADABLE_KEYS;
        }
        return one.dryRun() ? ImportReason.DRY_RUN : null;
    }

    private void apply(Import one, TransactionStatus status) {
        store.phase(one.id(), ImportPhase.APPLYING);
        Object before = status.createSavepoint();
        Version change = changes.begin(ChangeKind.IMPORT, one.byEmail(), one.name());
        Difference difference = facts.write(one.kind(), source(one), day(), change);
        long ended = one.mode() == ImportMode.FULL ? facts.endOthers(one.kind(), source(one), day(), change) : 0;
        boolean news = difference.isNews() || ended > 0;
        if (!news) {
            status.rollbackToSavepoint(before);
        }
        store.counted(one.id(), difference, ended, news ? change.no() : null);
        store.end(one.id(), ImportState.APPLIED, news ? null : ImportReason.NOTHING_NEW, null);
        stage.drop(one);
    }

    private void takeBack(Import one, TransactionStatus status) {
        long made = one.change() == null ? 0 : one.change();
        Object before = status.createSavepoint();
        Version change = changes.begin(ChangeKind.UNDO, one.approvedBy(), one.name());
        FactUndo.Undone undone = undo.undo(one.kind(), made, change);
        boolean news = undone.takenBack() > 0;
        if (!news) {
            status.rollbackToSavepoint(before);
        }
        store.undone(one.id(), news ? change.no() : null);
        store.end(
                one.id(),
                ImportState.UNDONE,
                undone.kept() > 0 ? ImportReason.KEPT_LATER : null,
                Long.toString(undone.kept()));
    }

    private static Source source(Import one) {
        return Source.table(one.table());
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
