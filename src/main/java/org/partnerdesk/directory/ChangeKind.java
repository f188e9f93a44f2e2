package org.partnerdesk.directory;

/** What changed the directory. */
public enum ChangeKind {
    /** What was there when the directory began to remember. */
    BEFORE_HISTORY,
    /** A preset said something new of the vendor. */
    PRESET,
    /** The sample directory of a preset. */
    FILE,
    /** A file of one kind of facts. */
    IMPORT,
    /** One fact, pushed by another system. */
    RECORD,
    /** An agent tagged a customer to a partner. */
    MAPPING,
    /** The live source answered something new. */
    SOURCE,
    /** An earlier change was taken back. */
    UNDO,
    /** A policy was published; the directory stays as it was. */
    POLICY
}
