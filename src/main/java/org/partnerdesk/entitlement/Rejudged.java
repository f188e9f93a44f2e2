package org.partnerdesk.entitlement;

import org.jspecify.annotations.Nullable;

/**
 * What a kept verdict would have been under another policy.
 *
 * @param region whose threshold would have held
 * @param severityBefore what the policy of then gave such a ticket by itself; null: it left the severity alone
 * @param severityAfter what the other policy would have given it
 */
public record Rejudged(
        String region,
        @Nullable Long partnerId,
        @Nullable String partner,
        String zoid,
        @Nullable String accountName,
        Verdict before,
        Verdict after,
        @Nullable String severityBefore,
        @Nullable String severityAfter) {}
