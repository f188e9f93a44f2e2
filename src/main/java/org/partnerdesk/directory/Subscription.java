package org.partnerdesk.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One account's subscription to one service.
 *
 * @param service the service's code, such as {@code crm}
 * @param quantity in units of {@code metric}
 * @param until the last day it runs, or null when it has no end
 */
public record Subscription(
        String service,
        String serviceName,
        String plan,
        long quantity,
        Metric metric,
        Kind kind,
        Status status,
        LocalDate from,
        @Nullable LocalDate until) {

    /** How it is paid. */
    public enum Kind {
        PAID,
        TRIAL,
        FREE
    }

    /** Whether it runs. */
    public enum Status {
        ACTIVE,
        EXPIRED,
        SUSPENDED
    }
}
