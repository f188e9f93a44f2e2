package org.partnerdesk.entitlement;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Sender;

/**
 * What a ticket says about its customer: the fields somebody filled in as such, and the text around them.
 *
 * @param customerPrimaryEmail the field as typed, any text; null when empty
 * @param organisationId the field <i>Service Organisation ID</i> as typed; null when empty
 * @param service the field <i>Service Name</i> as typed, a code or a name; null when empty
 * @param lists addresses and domains that the mail's headers (List-Post, List-Id) call a mailing list's own; they never
 *     count
 * @param confirmed ZOID of the account that an agent confirmed for this ticket, mapped or not; null when none did
 * @param filledByDesk the content of {@code customerPrimaryEmail} was put there by the desk, not by a person
 */
public record Claim(
        @Nullable String customerPrimaryEmail,
        @Nullable String organisationId,
        @Nullable String service,
        List<Passage> passages,
        Sender sender,
        Instant at,
        boolean filledByDesk,
        Set<String> lists,
        @Nullable String confirmed) {

    /** The sender's partner; null for strangers. */
    @Nullable
    Long partnerId() {
        return sender.partnerId();
    }

    /** A claim that came through no mailing list. */
    public Claim(
            @Nullable String customerPrimaryEmail,
            @Nullable String organisationId,
            @Nullable String service,
            List<Passage> passages,
            Sender sender,
            Instant at,
            boolean filledByDesk) {
        this(customerPrimaryEmail, organisationId, service, passages, sender, at, filledByDesk, Set.of(), null);
    }
}
