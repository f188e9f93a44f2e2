package org.partnerdesk.entitlement;

import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.KeyKind;

/**
 * An account that the desk found in a ticket and offers to the agent as one click.
 *
 * @param written the words that led there, as they stand in the text
 * @param source where they stood; null when they stood in a field
 * @param fillWith the account's SuperAdmin address, what the field should hold (M6)
 * @param mapped whether the account is mapped to the sender's partner; only such accounts decide anything
 */
public record Find(
        KeyKind kind,
        String written,
        Passage.@Nullable Source source,
        String zoid,
        String accountName,
        String fillWith,
        boolean mapped) {}
