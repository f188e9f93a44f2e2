package org.partnerdesk.ticketing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message brings besides its text.
 *
 * @param html as the sender formatted it, not to be trusted; null when it is plain text only
 */
public record Enclosed(@Nullable String html, List<AttachedFile> files) {
    public static final Enclosed NOTHING = new Enclosed(null, List.of());
}
