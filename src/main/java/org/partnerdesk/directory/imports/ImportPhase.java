package org.partnerdesk.directory.imports;

/** What the desk does to an import that was read whole. */
public enum ImportPhase {
    CHECKING,
    /** It is counted what it would do, for a person to look at. */
    COMPARING,
    APPLYING
}
