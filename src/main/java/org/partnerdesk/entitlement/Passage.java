package org.partnerdesk.entitlement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * The passages of one message.
     *
     * @param foldAt where quoted mail begins in {@code body}; null when nowhere
     * @param attachmentTexts what text attachments hold
     */
    public static List<Passage> of(
            String body, @Nullable Integer foldAt, List<String> attachmentNames, List<String> attachmentTexts) {
        int fold = foldAt == null ? body.length() : Math.clamp(foldAt, 0, body.length());
        List<Passage> passages = new ArrayList<>();
        passages.add(new Passage(Source.OWN_WORDS, body.substring(0, fold)));
        attachmentNames.forEach(name -> passages.add(new Passage(Source.ATTACHMENT_NAME, name)));
        if (fold < body.length()) {
            passages.add(new Passage(Source.QUOTED, body.substring(fold)));
        }
        attachmentTexts.forEach(text -> passages.add(new Passage(Source.ATTACHMENT_TEXT, text)));
        return passages;
    }
}
