package org.partnerdesk.entitlement;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Answer;
import org.partnerdesk.directory.Match;
import org.partnerdesk.directory.Version;

/** What came of asking the directory. */
sealed interface Asked {
    /** @param sourceAt as in {@link #sourceAt()} */
    record Answered(Answer answer, @Nullable Instant sourceAt) implements Asked {
        @Override
        public List<Match> matches() {
            return answer.matches();
        }

        @Override
        public Version version() {
            return answer.version();
        }
    }

    /** There was nothing to ask it. */
    record Nothing() implements Asked {}

    /** It did not answer. */
    record Unavailable() implements Asked {}

    default List<Match> matches() {
        return List.of();
    }

    /** When the live source was last heard on what was asked, the oldest of it; null when it was not. */
    default @Nullable Instant sourceAt() {
        return null;
    }

    /** The state of the directory that answered, if one did. */
    default @Nullable Version version() {
        return null;
    }
}
