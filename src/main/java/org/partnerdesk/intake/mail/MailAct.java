package org.partnerdesk.intake.mail;

/** What a person can do with a held mail. */
public enum MailAct {
    /** It is decided about again, by today's rules, as if it came now. */
    RETRY,
    /** The rules that held it are waived for this mail; all others are asked. */
    RELEASE,
    /** It stays on record as ignored, bytes and all. */
    DROP
}
