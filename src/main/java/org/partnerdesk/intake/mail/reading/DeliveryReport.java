package org.partnerdesk.intake.mail.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a machine reports about a mail (RFC 3464, RFC 8098).
 *
 * @param type {@code delivery-status}, {@code disposition-notification} or another report type
 * @param action of a delivery report: {@code failed}, {@code delayed}, {@code delivered}, ...
 * @param status such as {@code 5.1.1}
 * @param recipient the address it is about, lower case
 * @param originalId Message-ID of the mail it is about, without angle brackets
 */
public record DeliveryReport(
        String type,
        @Nullable String action,
        @Nullable String status,
        @Nullable String recipient,
        @Nullable String originalId) {}
