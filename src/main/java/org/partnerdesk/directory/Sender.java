package org.partnerdesk.directory;

import org.jspecify.annotations.Nullable;

/**
 * Who writes, as far as the directory can tell (D12).
 *
 * @param email the address, lower case
 * @param name the person's name when known
 * @param language {@code en}, {@code ar} or {@code th} when known
 * @param partner the partner the address belongs to, by itself or by its domain; null for strangers
 */
public record Sender(
        String email,
        @Nullable String name,
        @Nullable String language,
        @Nullable Partner partner) {
    /** The partner's id; null for strangers. */
    public @Nullable Long partnerId() {
        return partner == null ? null : partner.id();
    }

    /** Someone the directory does not know. */
    public static Sender stranger(String email) {
        return new Sender(email, null, null, null);
    }
}
