package org.partnerdesk.entitlement;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.entitlement.reading.Mention;
import org.partnerdesk.entitlement.reading.TextReader;
import org.partnerdesk.platform.text.DomainParents;

/**
 * The facts behind a verdict (D3), enough to reach it again.
 *
 * @param foundBy how the account was found: key kind and the words, or null when none was
 * @param home where the account was; null when none was found, and in receipts older than this field
 * @param region region whose threshold was applied; null when no account was found
 * @param keyThreshold licences from which an account is a key account in that region
 * @param largeThreshold licences from which it is a large user account
 * @param counted the sum; null when nothing was counted
 * @param directoryVersion the state of the directory that was asked; null when there was nothing to ask, or no answer
 * @param directoryAt when that state came to be; the instant of the claim when it was not asked
 * @param sourceAt when the live source was last heard on what was asked, the oldest of it; null when it was not
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
        @Nullable Home home,
        @Nullable Long counted,
        @Nullable String region,
        @Nullable Long keyThreshold,
        @Nullable Long largeThreshold,
        int policyVersion,
        @Nullable Long directoryVersion,
        Instant directoryAt,
        @Nullable Instant sourceAt,
        Instant at,
        List<Find> finds,
        @Nullable String severityBefore,
        @Nullable String severityAfter) {

    /** The same with what the verdict did to the ticket's severity. */
    ReceiptBody with(@Nullable String before, @Nullable String after) {
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
                home,
                counted,
                region,
                keyThreshold,
                largeThreshold,
                policyVersion,
                directoryVersion,
                directoryAt,
                sourceAt,
                at,
                finds,
                before,
                after);
    }

    /** What the verdict took note of: addresses and domains, with their parents, and identifiers. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        for (Mention mention : requireNonNullElse(inputs.mentions(), List.<Mention>of())) {
            keys.add(mention.key());
            boolean hasDomain = mention.kind() == Mention.Kind.ADDRESS || mention.kind() == Mention.Kind.DOMAIN;
            if (hasDomain && !TextReader.isFreeMail(mention.domain())) {
                keys.addAll(DomainParents.of(mention.domain()));
            }
        }
        return keys;
    }

    /**
     * What was asked: the fields as read, and whatever in the text could tell something of a customer.
     *
     * @param service the field as typed
     * @param labelled whether {@code customerPrimaryEmail} is a labelled line of the e-mail template
     * @param filledByDesk whether the desk itself had put {@code customerPrimaryEmail} there before
     * @param lists addresses and domains that the mail's headers call a mailing list's
     * @param fill how much the desk may conclude by itself
     * @param mentions null in receipts older than this field; those cannot be replayed
     */
    public record Inputs(
            @Nullable String customerPrimaryEmail,
            @Nullable String organisationId,
            @Nullable String service,
            String sender,
            @Nullable String partner,
            @Nullable Long partnerId,
            boolean labelled,
            boolean filledByDesk,
            @Nullable Set<String> lists,
            EntitlementSettings.@Nullable Fill fill,
            @Nullable List<Mention> mentions) {}

    /**
     * Where an account is hosted, as far as counting its licences depends on it.
     *
     * @param region its own
     * @param day the day there when the claim was made: subscriptions begin and end by it
     */
    public record Home(String region, String dataCentre, LocalDate day) {}

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
