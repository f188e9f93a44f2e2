package org.partnerdesk.admin.commitments;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.KeptCommitmentPolicy;
import org.partnerdesk.commitments.Milestone;
import org.partnerdesk.rehearsal.PromiseChange;
import org.partnerdesk.rehearsal.PromiseGroup;
import org.partnerdesk.rehearsal.PromiseRehearsal;

/**
 * What a draft would have kept and missed.
 *
 * @param severity whose promises are shown; null: all
 */
public record PromiseRehearsalView(
        KeptCommitmentPolicy policy,
        PromiseRehearsal rehearsal,
        List<PromiseGroup> groups,
        @Nullable String severity,
        List<PromiseChange> changes) {

    public boolean isRunning() {
        return rehearsal.finishedAt() == null;
    }

    public String path() {
        return CommitmentsPage.PATH + "/" + policy.id() + "/rehearsals/" + rehearsal.id();
    }

    public int version() {
        Integer version = policy.version();
        return version == null ? 0 : version;
    }

    public long missedBefore() {
        return groups.stream().mapToLong(PromiseGroup::missedBefore).sum();
    }

    public long missedAfter() {
        return groups.stream().mapToLong(PromiseGroup::missedAfter).sum();
    }

    public long goalsBefore() {
        return groups.stream().mapToLong(PromiseGroup::goalsBefore).sum();
    }

    public long goalsAfter() {
        return groups.stream().mapToLong(PromiseGroup::goalsAfter).sum();
    }

    public static Milestone milestone(PromiseChange change) {
        return Milestone.valueOf(change.milestone());
    }

    /** Key of what became of goal or limit. */
    public static String missed(boolean missed) {
        return missed ? "promise-rehearsal.missed" : "promise-rehearsal.held";
    }

    /** Where one goes on after the last ticket shown; null when all are shown. */
    public @Nullable String nextPath() {
        return changes.size() < PromiseRehearsalPage.ROWS
                ? null
                : path() + "?after=" + changes.getLast().ticketId() + (severity == null ? "" : "&severity=" + severity)
                        + "#tickets";
    }
}
