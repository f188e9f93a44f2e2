package org.partnerdesk.commitments;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Duty;

/**
 * A rung of the ladder that a promise climbs while nobody keeps it (D13), as a preset writes it: when it is reached, for
 * which promises, and what is done.
 *
 * @param at {@code goal}, {@code limit}, or open time before or after one of them ({@code goal-PT30M}, {@code
 *     limit+PT4H}); {@code 50%} is half of the way from goal to limit
 * @param every how often it is reached again from then on until the promise is over; null for once
 * @param milestones for which promises; empty for all
 * @param severities for which severities, {@code S1} to {@code S4}; empty for all
 * @param tell who is told
 * @param assign whom the ticket is given to; null for nobody
 * @param tag that the ticket gets; null for none
 * @param webhook address of another system that is called; null for none
 * @param raise the severity it is raised to unless it is that or higher, or was set by hand; null for none
 */
public record Step(
        String at,
        @Nullable Duration every,
        List<Milestone> milestones,
        List<String> severities,
        List<Duty> tell,
        @Nullable Duty assign,
        @Nullable String raise,
        @Nullable String tag,
        @Nullable String webhook) {

    public Step {
        milestones = milestones == null ? List.of() : List.copyOf(milestones);
        severities = severities == null ? List.of() : List.copyOf(severities);
        tell = tell == null ? List.of() : List.copyOf(tell);
    }

    /** What {@link #at} says; only of a step that {@link Commitments#install} has let in. */
    public StepMoment moment() {
        return StepMoment.read(at).orElseThrow();
    }

    boolean doesNothing() {
        return tell.isEmpty() && assign == null && raise == null && tag == null && webhook == null;
    }

    boolean isFor(Milestone milestone, String severity) {
        return (milestones.isEmpty() || milestones.contains(milestone))
                && (severities.isEmpty() || severities.contains(severity));
    }
}
