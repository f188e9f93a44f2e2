package org.partnerdesk.intake;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.ticketing.Channel;
import org.partnerdesk.ticketing.Enclosed;
import org.partnerdesk.ticketing.Impact;
import org.partnerdesk.ticketing.Mentions;
import org.partnerdesk.ticketing.RequestType;

/**
 * A request for help, or a further message about one, whichever way it came.
 *
 * @param requesterEmail an address, any case
 * @param language the requester's if the channel knows it; the directory's goes before the text's own otherwise
 * @param body the whole text as written, quotes included
 * @param foldAt where earlier, quoted mail begins in {@code body}, in UTF-16 units; null when nowhere
 * @param attachmentTexts what text attachments hold, for finding the customer
 * @param mailbox the desk's address it was sent to; null when it did not come by mail
 * @param mailId Message-ID without angle brackets, for threading the answer
 * @param lists addresses and domains of the mailing list it came through
 * @param automatic written by a machine: taken, never answered
 */
public record Submission(
        Channel channel,
        String requesterEmail,
        @Nullable String requesterName,
        @Nullable String language,
        String subject,
        String body,
        @Nullable Integer foldAt,
        List<String> attachmentNames,
        List<String> attachmentTexts,
        @Nullable String customerPrimaryEmail,
        @Nullable String organisationId,
        @Nullable String service,
        @Nullable Impact impact,
        @Nullable String requestType,
        @Nullable String mailbox,
        @Nullable String mailId,
        Set<String> lists,
        boolean automatic,
        Enclosed enclosed,
        Mentions mentions) {

    /** A request that brings nothing but its text. */
    public Submission(
            Channel channel,
            String requesterEmail,
            @Nullable String requesterName,
            @Nullable String language,
            String subject,
            String body,
            @Nullable Integer foldAt,
            List<String> attachmentNames,
            List<String> attachmentTexts,
            @Nullable String customerPrimaryEmail,
            @Nullable String organisationId,
            @Nullable String service,
            @Nullable Impact impact,
            @Nullable String requestType,
            @Nullable String mailbox,
            @Nullable String mailId,
            Set<String> lists,
            boolean automatic) {
        this(
                channel,
                requesterEmail,
                requesterName,
                language,
                subject,
                body,
                foldAt,
                attachmentNames,
                attachmentTexts,
                customerPrimaryEmail,
                organisationId,
                service,
                impact,
                requestType,
                mailbox,
                mailId,
                lists,
                automatic,
                Enclosed.NOTHING,
                Mentions.NOTHING);
    }

    /** A request typed into a form or sent through the API. */
    public static Submission typed(
            Channel channel,
            String requesterEmail,
            String subject,
            String body,
            @Nullable String customerPrimaryEmail,
            @Nullable String organisationId,
            @Nullable String service,
            @Nullable Impact impact) {
        return typed(
                channel, requesterEmail, subject, body, customerPrimaryEmail, organisationId, service, impact, null);
    }

    /** The same, of a kind that was said. */
    public static Submission typed(
            Channel channel,
            String requesterEmail,
            String subject,
            String body,
            @Nullable String customerPrimaryEmail,
            @Nullable String organisationId,
            @Nullable String service,
            @Nullable Impact impact,
            @Nullable RequestType requestType) {
        return new Submission(
                channel,
                requesterEmail,
                null,
                null,
                subject,
                body,
                null,
                List.of(),
                List.of(),
                customerPrimaryEmail,
                organisationId,
                service,
                impact,
                requestType == null ? null : requestType.code(),
                null,
                null,
                Set.of(),
                false);
    }
}
