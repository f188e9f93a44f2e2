package org.partnerdesk.platform.mail;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the desk does by itself, under {@code partnerdesk.mail.budgets}: what two programs that answer each other
 * cannot exceed. What people write is never counted.
 *
 * @param perTicket automatic mails to one address about one ticket
 * @param perAddress automatic mails to one address
 * @param reopening of one ticket by mail
 */
@ConfigurationProperties("partnerdesk.mail.budgets")
public record Budgets(
        @DefaultValue({"10/10m", "15/30m", "25/60m", "50/180m", "100/600m"})
        List<Budget> perTicket,

        @DefaultValue({"30/10m", "60/30m", "120/60m", "240/180m", "360/600m"})
        List<Budget> perAddress,

        @DefaultValue({"3/60m", "10/24h"}) List<Budget> reopening) {

    /** How far back mails are counted. */
    public Duration longest() {
        return longest(Stream.concat(perTicket.stream(), perAddress.stream()).toList());
    }

    /** The longest window of some. */
    public static Duration longest(List<Budget> budgets) {
        return budgets.stream()
                .map(Budget::window)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
