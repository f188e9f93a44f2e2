package org.partnerdesk.reporting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the promises of one group were kept.
 *
 * @param keys in the order of the question's dimensions
 * @param figures of the promises whose limit fell in the period, as they stood when their weeks closed, or stand now
 * @param corrections what was recorded in the period of promises of weeks that had closed before: added to those weeks'
 *     figures it gives what is known today; often negative
 */
public record AttainmentRow(List<Key> keys, Figures figures, Figures corrections) {

    /**
     * @param value null for none, such as of a ticket without a service
     * @param name what people call it, where that is not the value
     */
    public record Key(@Nullable String value, @Nullable String name) {}

    /** @param promised how many promises are decided, {@code goalMet} and {@code limitMet} of them held goal and limit */
    public record Figures(long promised, long goalMet, long limitMet) {
        public long goalMissed() {
            return promised - goalMet;
        }

        /** How many missed their limit. */
        public long missed() {
            return promised - limitMet;
        }

        /** 0 to 1; null when nothing was promised. */
        public @Nullable Double goalRate() {
            return promised == 0 ? null : (double) goalMet / promised;
        }

        /** 0 to 1; null when nothing was promised. */
        public @Nullable Double limitRate() {
            return promised == 0 ? null : (double) limitMet / promised;
        }

        /** Whether any is other than none. */
        public boolean isAny() {
            return promised != 0 || goalMet != 0 || limitMet != 0;
        }
    }
}
