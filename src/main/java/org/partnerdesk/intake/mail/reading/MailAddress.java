package org.partnerdesk.intake.mail.reading;

import org.jspecify.annotations.Nullable;

/**
 * An address as a header or an envelope gives it.
 *
 * @param email lower case, the domain in its ASCII form
 * @param name the display name, decoded; null when there is none
 */
public record MailAddress(String email, @Nullable String name) {}
