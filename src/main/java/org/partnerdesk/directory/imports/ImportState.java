package org.partnerdesk.directory.imports;

/** How far an import has come. */
public enum ImportState {
    /** Its file is being read. */
    RECEIVING,
    /** It was read whole; the desk checks and applies it. */
    STAGED,
    /** It is checked and waits for a person to apply or drop it. */
    WAITING,
    /** It is in force. */
    APPLIED,
    /** Nothing of it can be taken. */
    REFUSED,
    /** It broke off; nothing of it is in force. */
    FAILED,
    /** A person did not want it. */
    DROPPED,
    /** The desk takes it back. */
    UNDOING,
    /** It was in force and has been taken back. */
    UNDONE;

    /** Whether it will be another by itself. */
    public boolean isAtWork() {
        return this == RECEIVING || this == STAGED || this == UNDOING;
    }
}
