package org.partnerdesk.intake.mail;

import org.jspecify.annotations.Nullable;

/** What came of an act on a held mail. */
public sealed interface MailOutcome {
    /**
     * It was done.
     *
     * @param decision what the mail became; {@code HELD} when a rule still holds it
     */
    record Done(String decision, @Nullable String reason) implements MailOutcome {}

    /** It is not held, perhaps because somebody else was faster. @param decision null while none was made yet */
    record NotHeld(@Nullable String decision) implements MailOutcome {}

    /** Nobody is named as sender: there is nobody whom a ticket could be for. It cannot be released. */
    record NobodyNamed() implements MailOutcome {}

    /** Reading it failed again; it stays held. @param error of the fault */
    record Failed(String error) implements MailOutcome {}

    /** There is no such mail. */
    record NotFound() implements MailOutcome {}
}
