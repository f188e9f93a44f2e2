package org.partnerdesk.entitlement;

/** A stretch of a request's text and where it stood. */
public record Passage(Source source, String text) {

    /** Where text comes from, in the order in which it is read (identity.md). */
    public enum Source {
        SUBJECT,
        OWN_WORDS,
        ATTACHMENT_NAME,
        /** Earlier mail quoted below the own words: looked at only when those gave nothing, and only ever offered. */
        QUOTED,
        /** What a text attachment holds: like quoted text. */
        ATTACHMENT_TEXT
    }
}
