package org.partnerdesk.access;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Someone who can sign in.
 *
 * @param email lower case
 * @param organisation shown beside the name: the desk's department or the partner's name
 * @param partnerId the partner of a partner user; null for the desk's own people
 * @param language {@code en}, {@code ar} or {@code th}
 */
public record Person(
        String email,
        String name,
        Role role,
        String organisation,
        @Nullable Long partnerId,
        String language) implements Serializable {

    /** How this person's acts are signed. */
    public Actor actor() {
        return new Actor(role.isDesk() ? Actor.Kind.AGENT : Actor.Kind.PARTNER, email, name);
    }

    /** What this person may see. */
    public Viewer viewer() {
        return new Viewer(role.isDesk(), email, partnerId);
    }

    /** The page this person begins at. */
    public String home() {
        return role.isDesk() ? "/desk" : "/help";
    }
}
