package org.partnerdesk.commitments;

import java.time.Duration;
import org.partnerdesk.commitments.PolicySpec.Window;

/**
 * Where on its way a promise has come to a rung.
 *
 * @param percent of the way from goal to limit; 0 unless {@link Kind#BETWEEN}
 * @param by open time before the goal, or after the limit; zero for every other kind
 */
public record StepPlace(Kind kind, int percent, Duration by) {

    public enum Kind {
        BEFORE_GOAL,
        GOAL,
        BETWEEN,
        LIMIT,
        AFTER_LIMIT
    }

    static StepPlace of(Window window, Duration mark) {
        int toLimit = mark.compareTo(window.limit());
        int toGoal = mark.compareTo(window.goal());
        if (toLimit >= 0) {
            return new StepPlace(toLimit == 0 ? Kind.LIMIT : Kind.AFTER_LIMIT, 0, mark.minus(window.limit()));
        }
        if (toGoal <= 0) {
            return new StepPlace(
                    toGoal == 0 ? Kind.GOAL : Kind.BEFORE_GOAL, 0, window.goal().minus(mark));
        }
        Duration way = window.limit().minus(window.goal());
        return new StepPlace(
                Kind.BETWEEN,
                Math.toIntExact(mark.minus(window.goal()).multipliedBy(100).dividedBy(way)),
                Duration.ZERO);
    }
}
