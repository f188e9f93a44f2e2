package org.partnerdesk.entitlement.reading;

/**
 * Something in a text that may lead to a customer.
 *
 * @param key as the directory knows such keys: lower case, ASCII domains, Western digits
 * @param written the same as it stands in the text
 * @param start where it begins in the folded text; only good for comparing mentions of one text
 */
public record Mention(Kind kind, String key, Called called, Place place, String written, int start, int end) {
    /** What it looks like. */
    public enum Kind {
        ADDRESS,
        NUMBER,
        DOMAIN,
        NAME
    }

    /** The part of an address behind the @; the whole key of anything else. */
    public String domain() {
        return key.substring(key.lastIndexOf('@') + 1);
    }

    /** Whether both share a stretch of the same text. */
    public boolean overlaps(Mention other) {
        return place == other.place && start < other.end && other.start < end;
    }

    public int length() {
        return end - start;
    }
}
