package org.partnerdesk.entitlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts behind a verdict (D3), enough to reach it again.
 *
 * @param foundBy how the account was found: key kind and the words, or null when none was
 * @param region region whose threshold was applied; null when no account was found
 * @param keyThreshold licences from which an account is a key account in that region
 * @param largeThreshold licences from which it is a large user account
 * @param counted the sum; null when nothing was counted
 * @param directoryAt the instant whose directory was looked at
 * @param at when the claim was made
 * @param finds what was offered to the agent, best first; an offer may be of an account that is not the partner's
 * @param severityBefore the ticket's severity before this verdict; null until the receipt is kept
 */
public record ReceiptBody(
        Verdict verdict,
        Inputs inputs,
        @Nullable FoundBy foundBy,
        @Nullable String zoid,
        @Nullable String accountName,
        @Nullable String service,
        @Nullable String serviceName,
        @Nullable String serviceMetric,
        List<Line> subscriptions,
        @Nullable Long counted,
        @Nullable String region,
        @Nullable Long keyThreshold,
        @Nullable Long largeThreshold,
        int policyVersion,
        Instant directoryAt,
        Instant at,
        List<Find> finds,
        @Nullable String severityBefore,
        @Nullable String severityAfter) {

    /** The same with what the verdict did to the ticket's severity. */
    ReceiptBody with(String before, String after) {
        return new ReceiptBody(
                verdict,
                inputs,
                foundBy,
                zoid,
                accountName,
                service,
                serviceName,
                serviceMetric,
                subscriptions,
                counted,
                region,
                keyThreshold,
                largeThreshold,
                policyVersion,
                directoryAt,
                at,
                finds,
                before,
                after);
    }

    /** What was asked. */
    public record Inputs(
            @Nullable String customerPrimaryEmail,
            @Nullable String organisationId,
            @Nullable String service,
            String sender,
            @Nullable String partner) {}

    /** How the account was found. {@code by} is the key's kind, {@code where} a field's name or a text source. */
    public record FoundBy(String by, String written, String where) {}

    /** One subscription and whether it counts. */
    public record Line(
            String service,
            String serviceName,
            String plan,
            long quantity,
            String metric,
            String kind,
            String status,
            LocalDate from,
            @Nullable LocalDate until,
            boolean counts,
            Reason reason) {

        Line notTheLargest() {
            return new Line(
                    service,
                    serviceName,
                    plan,
                    quantity,
                    metric,
                    kind,
                    status,
                    from,
                    until,
                    false,
                    Reason.NOT_THE_LARGEST);
        }
    }

    /** Why a subscription counts or not. */
    public enum Reason {
        COUNTED,
        NOT_METERED_IN_USERS,
        EXCLUDED_SERVICE,
        TRIAL,
        FREE,
        EXPIRED,
        SUSPENDED,
        NOT_YET_STARTED,
        /** Under the rule "largest single service": not the largest. */
        NOT_THE_LARGEST
    }
}
