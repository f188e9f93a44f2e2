package org.partnerdesk.workflow;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.directory.Sender;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.ticketing.FilledBy;
import org.partnerdesk.ticketing.Ticket;

/** What a ticket says of its customer besides its words, as it stands or as somebody wants it. */
record Fields(
        @Nullable String customer,
        boolean customerByDesk,
        @Nullable String organisationId,
        @Nullable String service,
        Sender sender,
        @Nullable String confirmedZoid) {

    /**
     * A ticket's, with {@code values} in some of them. What the desk concluded and an agent confirmed for the partner it
     * was of says nothing to another.
     */
    static Fields of(Ticket ticket, Map<ClaimField, String> values, Sender sender) {
        boolean handedOver = ticket.changesHands(sender);
        boolean byDesk = ticket.filledBy() == FilledBy.DESK && !values.containsKey(ClaimField.CUSTOMER);
        return new Fields(
                byDesk && handedOver ? null : text(ClaimField.CUSTOMER, ticket, values),
                byDesk && !handedOver,
                text(ClaimField.ORGANISATION_ID, ticket, values),
                text(ClaimField.SERVICE, ticket, values),
                sender,
                handedOver ? null : ticket.confirmedZoid());
    }

    Fields confirmed(String zoid) {
        return new Fields(customer, customerByDesk, organisationId, service, sender, zoid);
    }

    boolean areOf(Ticket ticket) {
        return Objects.equals(customer, ticket.customerPrimaryEmail())
                && Objects.equals(organisationId, ticket.organisationId())
                && Objects.equals(service, ticket.service())
                && sender.email().equals(ticket.requesterEmail());
    }

    private static @Nullable String text(ClaimField field, Ticket ticket, Map<ClaimField, String> values) {
        String text =
                values.containsKey(field) ? StorableText.of(values.get(field)).strip() : field.of(ticket);
        return text.isEmpty() ? null : text;
    }
}
