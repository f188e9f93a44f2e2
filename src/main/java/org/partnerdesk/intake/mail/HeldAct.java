package org.partnerdesk.intake.mail;

/** What a person may do with a held mail. */
public enum HeldAct {
    /** Ask today's rules again. */
    RETRY,
    /** Take it as if the rule that held it had passed it; the rules behind are asked. */
    RELEASE,
    /** Let it be: it stays on record and nothing follows. */
    DROP
}
