package org.partnerdesk.directory.imports.reading;

import org.springframework.modulith.NamedInterface;

/** Why an import as a whole waits, was refused or failed. Its words take one argument: a line, a column or a number. */
@NamedInterface("imports")
public enum ImportReason {
    DRY_RUN,
    /** The last line of a CSV file has no end: it may be cut off in its last cell. */
    MAYBE_CUT,
    ENDS_MANY,
    UNREADABLE_KEYS,
    NOTHING_NEW,
    NOTHING_IN_IT,
    NO_GOOD_LINE,
    NOT_IN_ENCODING,
    CUT_OFF,
    UNCLOSED_QUOTE,
    LINE_TOO_LONG,
    TOO_MANY_COLUMNS,
    UNKNOWN_COLUMN,
    DOUBLE_COLUMN,
    MISSING_COLUMN,
    GZIP_BROKEN,
    TOO_LARGE,
    GROWS_TOO_MUCH,
    BROKEN_OFF,
    STAGE_LOST,
    OURS,
    NOT_TAKEN_BACK,
    KEPT_LATER
}
