package org.partnerdesk.api;

/** Ids as they stand in addresses. */
final class Ids {
    private Ids() {}

    /** @throws Refused as {@code missing} when it is no number: then nothing has it */
    static long number(String id, String missing) {
        if (!id.matches("[0-9]{1,18}")) {
            throw Refused.missing(missing);
        }
        return Long.parseLong(id);
    }
}
