package org.partnerdesk.admin.attainment;

/** A value to narrow attainment to; {@code name} is what people call it. */
public record Choice(String value, String name) {}
