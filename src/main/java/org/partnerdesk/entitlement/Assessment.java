package org.partnerdesk.entitlement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Account;

/**
 * What the desk makes of a claim.
 *
 * @param account the account the ticket is about, when the claim settles it
 * @param service code of the service the ticket is about, from the field or from the words; null when none or several
 * @param customerPrimaryEmail what the field holds from now on: the claim's own content, or what the desk filled in
 * @param filledByDesk whether the desk put it there
 * @param labelled whether it came from a labelled line of the e-mail template
 * @param organisationId the field's content, labelled lines included
 * @param finds what is offered to the agent, best first
 * @param licences user licences counted; null when nothing was counted
 * @param severity what the policy gives such a ticket by itself, such as {@code S1}; null leaves its severity alone
 * @param isUnanswered whether the directory did not answer: what it would have said is to be made up for
 * @param receipt the proof as canonical JSON, complete but for its number in the ticket
 */
public record Assessment(
        Verdict verdict,
        @Nullable Account account,
        @Nullable String service,
        @Nullable String customerPrimaryEmail,
        boolean filledByDesk,
        boolean labelled,
        @Nullable String organisationId,
        List<Find> finds,
        @Nullable Long licences,
        int policyVersion,
        @Nullable String severity,
        boolean isUnanswered,
        ReceiptBody receipt) {

    /** M5: only a large user account's ticket is priority. */
    public boolean isPriority() {
        return verdict == Verdict.LARGE_USER_ACCOUNT;
    }
}
