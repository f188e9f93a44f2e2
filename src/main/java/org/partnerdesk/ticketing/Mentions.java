package org.partnerdesk.ticketing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom and what a mail names besides its sender.
 *
 * @param about whose mail was forwarded; null when none was
 * @param copied addresses it went to besides the desk: these people take part in the ticket
 * @param tickets ids of those it may belong to, to be linked with the one it opens
 */
public record Mentions(@Nullable Party about, List<String> copied, List<Long> tickets) {
    public static final Mentions NOTHING = new Mentions(null, List.of(), List.of());

    /** Somebody by address. */
    public record Party(String email, @Nullable String name) {}
}
