package org.partnerdesk.entitlement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Answer;
import org.partnerdesk.directory.Match;
import org.partnerdesk.directory.Version;

/** What came of asking the directory. */
sealed interface Asked {
    /** It answered. */
    record Answered(Answer answer) implements Asked {
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

    /** The state of the directory that answered, if one did. */
    default @Nullable Version version() {
        return null;
    }
}
