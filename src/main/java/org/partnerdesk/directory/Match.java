package org.partnerdesk.directory;

/**
 * An account found by one key.
 *
 * @param key the key as asked in {@link Keys}
 * @param mapped whether the account is tagged to the partner who asks, today
 */
public record Match(KeyKind kind, String key, Account account, boolean mapped) {}
