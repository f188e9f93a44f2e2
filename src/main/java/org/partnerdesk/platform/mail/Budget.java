package org.partnerdesk.platform.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.convert.DurationStyle;

/** How often something may happen within a span of time that moves along. Written {@code 10/10m}. */
public record Budget(int most, Duration window) {
    /** @throws IllegalArgumentException when it is not a number, a slash and a span of time */
    public static Budget valueOf(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException(text + " is no budget such as 10/10m");
        }
        return new Budget(
                Integer.parseInt(text.substring(0, slash).strip()),
                DurationStyle.detectAndParse(text.substring(slash + 1).strip()));
    }

    /** Whether it has happened as often as it may. */
    public boolean isSpent(List<Instant> earlier, Instant now) {
        Instant since = now.minus(window);
        return earlier.stream().filter(since::isBefore).count() >= most;
    }
}
