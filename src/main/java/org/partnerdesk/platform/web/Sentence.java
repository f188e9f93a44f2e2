package org.partnerdesk.platform.web;

/** A message parted where its one argument stands, for templates that put an element there. */
public record Sentence(String before, String after) {}
