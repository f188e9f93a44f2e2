package org.partnerdesk.directory;

import org.jspecify.annotations.Nullable;

/**
 * An account that a search found.
 *
 * @param account as it is now, or as it was last
 * @param by the key that led there; null when words of its name did
 * @param key that key as the directory writes it; null likewise
 * @param former the key is no longer this account's, or the account is none any more
 * @param place where it stands among all that was found, for asking what comes behind it
 */
public record FoundAccount(
        Account account, @Nullable KeyKind by, @Nullable String key, boolean former, String place) {}
