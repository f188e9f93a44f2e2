package org.partnerdesk.directory;

/** A change of the directory was written, in the transaction that publishes this. */
public record DirectoryChanged(Version version) {}
