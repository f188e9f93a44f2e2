package org.partnerdesk.directory;

/** The directory is about to know something else; published inside the change's transaction. */
public record DirectoryChanged(Version version, ChangeKind kind) {}
