package org.partnerdesk.intake.mail;

/** What came of a person's act on a held mail. */
public enum HeldOutcome {
    /** Decided; it may be held again, for another reason or the same. */
    DONE,
    /** It is not held (any more): somebody was faster, or it never was. Nothing was changed. */
    NOT_HELD,
    /** A mail that names nobody cannot be taken. Nothing was changed. */
    NOBODY,
    /** It cannot be processed; it stays held. */
    FAILED,
    /** There is no such mail. */
    MISSING
}
