package org.partnerdesk.directory;

import org.jspecify.annotations.Nullable;

/**
 * A partner that a search found.
 *
 * @param key the domain or the person's address that led there; null when words of its name did
 */
public record FoundPartner(long id, String name, @Nullable String key) {}
