package org.partnerdesk.console.reports;

/** A value to narrow attainment to; {@code name} is what people call it. */
public record Choice(String value, String name) {}
