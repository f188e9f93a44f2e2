package org.partnerdesk.platform;

/**
 * The desk refuses to start, for a reason its operator can mend. Thrown by any part while the desk starts, before
 * that part has changed anything; shown by {@code main} as one sentence on standard error, with exit code 1.
 */
public final class CannotStart extends RuntimeException {
    /** @param sentence what is wrong and what to do about it, for the person at the terminal; no secret in it */
    public CannotStart(String sentence) {
        // No stack trace: the sentence is all that is ever shown.
        super(sentence, null, false, false);
    }

    /** One sentence for the person at the terminal. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
