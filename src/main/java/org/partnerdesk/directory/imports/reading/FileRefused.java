package org.partnerdesk.directory.imports.reading;

/**
 * A file of which nothing can be taken.
 *
 * <p>Thrown, unlike the refusals of single lines, because whoever reads a stream has no other way out of its middle.
 */
public final class FileRefused extends RuntimeException {
    private final ImportReason reason;
    private final String detail;

    public FileRefused(ImportReason reason, Object detail) {
        super(reason + " " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail.toString();
    }

    public ImportReason reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }
}
