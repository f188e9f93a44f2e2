package org.partnerdesk.ticketing;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Actor;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.entitlement.Assessment;

/**
 * Opens a ticket.
 *
 * @param id from {@link Ticketing#nextId()}
 * @param by who wrote the request
 * @param dataCentre the mailbox's own; the customer's takes its place once known
 * @param mailbox the desk's address that will answer
 */
public record OpenTicket(
        long id,
        Actor by,
        Sender sender,
        String language,
        String subject,
        Text text,
        Channel channel,
        @Nullable Impact impact,
        @Nullable String requestType,
        String dataCentre,
        String mailbox,
        Assessment assessment,
        @Nullable FilledBy filledBy,
        Instant at) {

    /**
     * What somebody wrote.
     *
     * @param body the whole text, quotes included
     * @param foldAt where earlier, quoted mail begins in {@code body}; null when nowhere
     * @param attachmentTexts what text attachments hold
     * @param lists addresses and domains of the mailing list it came through
     * @param mailId Message-ID without angle brackets; null when it did not come by mail
     * @param automatic written by a machine
     */
    public record Text(
            String body,
            @Nullable Integer foldAt,
            List<String> attachmentNames,
            List<String> attachmentTexts,
            Set<String> lists,
            @Nullable String mailId,
            boolean automatic,
            Enclosed enclosed,
            Mentions mentions) {
        /** Plain words typed into a form or sent through the API. */
        public static Text typed(String body) {
            return new Text(
                    body, null, List.of(), List.of(), Set.of(), null, false, Enclosed.NOTHING, Mentions.NOTHING);
        }
    }
}
