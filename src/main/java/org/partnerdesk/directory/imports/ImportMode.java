package org.partnerdesk.directory.imports;

/** What the absence of a fact from a file means. */
public enum ImportMode {
    /** Nothing: what the file does not name stays. */
    DELTA,
    /** The file is everything there is: what it does not name ends. */
    FULL
}
