package org.partnerdesk.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.languages.Language;

/**
 * What a mail says, before it is made text and HTML. Shown by {@code mail/letter.jte}.
 *
 * @param lead the one sentence that matters, shown larger; null in a person's letter
 */
public record Letter(
        Language language, String subject, @Nullable String lead, List<Block> blocks) {

    /** A stretch of a letter. */
    public sealed interface Block {}

    /** A paragraph of the desk's own. */
    public record Words(String text) implements Block {}

    /** What somebody wrote, to be shown as written. */
    public record Said(String text) implements Block {
        /** Its paragraphs, for each of which the reader's program finds the direction by itself. */
        public List<String> paragraphs() {
            return text.strip().lines().toList();
        }
    }

    /** Facts in a list. */
    public record Facts(List<Fact> facts) implements Block {}

    /** One of them. */
    public record Fact(String label, String value, Writing writing) {}

    /** Whose words a fact's value is, which decides its direction. */
    public enum Writing {
        /** The desk's, in the letter's language. */
        OURS,
        /** Somebody's, in whatever language. */
        THEIRS,
        /** Nobody's: from left to right everywhere. */
        IDENTIFIER
    }
}
