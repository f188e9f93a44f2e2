package org.partnerdesk.commitments;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.commitments.PolicySpec.Window;

/**
 * Where a step lies between the start of a clock and for ever.
 *
 * @param percent of the way from goal to limit: 0 is the goal, 100 the limit
 * @param offset open time after that, or before it when it is negative
 */
public record StepMoment(int percent, Duration offset) {
    private static final Pattern WRITTEN = Pattern.compile("(goal|limit)(?:([+-])(P[0-9DTHM]+))?|(\\d{1,2})%");

    /** Empty for what {@link Step#at} does not allow. */
    static Optional<StepMoment> read(@Nullable String written) {
        Matcher parts = WRITTEN.matcher(written == null ? "" : written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        if (parts.group(4) != null) {
            return Optional.of(new StepMoment(Integer.parseInt(parts.group(4)), Duration.ZERO));
        }
        try {
            Duration offset = parts.group(3) == null ? Duration.ZERO : Duration.parse(parts.group(3));
            return Optional.of(new StepMoment(
                    parts.group(1).equals("goal") ? 0 : 100, "-".equals(parts.group(2)) ? offset.negated() : offset));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Open time from the start of a clock; not positive when the clock is too short for it. */
    Duration in(Window window) {
        Duration way = window.limit().minus(window.goal());
        return window.goal().plus(way.multipliedBy(percent).dividedBy(100)).plus(offset);
    }
}
