package org.partnerdesk.access;

import org.jspecify.annotations.Nullable;

/**
 * Whose eyes look: carried into the WHERE clause of every read of ticket data. An agent sees every ticket; a partner
 * user sees those of the own partner and those they asked for themselves.
 *
 * @param email lower case
 * @param partnerId the partner a partner user belongs to; null for agents
 */
public record Viewer(boolean agent, String email, @Nullable Long partnerId) {
    /** Someone of the desk. */
    public static Viewer agent(String email) {
        return new Viewer(true, email, null);
    }
}
