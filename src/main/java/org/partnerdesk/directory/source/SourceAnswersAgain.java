package org.partnerdesk.directory.source;

/** The live source, which had been silent, has just answered this node. */
public record SourceAnswersAgain() {}
