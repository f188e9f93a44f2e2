package org.partnerdesk.intake.mail;

import org.jspecify.annotations.Nullable;

/**
 * What is to become of a mail, before anything is done about it.
 *
 * @param ticketId the ticket it joins or reports on; null for a new one or none
 * @param mayBelongTo a ticket that a new one is said to belong to perhaps
 * @param automatic a machine wrote it
 */
record Plan(
        Decision decision,
        @Nullable String reason,
        @Nullable Long ticketId,
        @Nullable Long mayBelongTo,
        boolean automatic) {}
