package org.partnerdesk.directory;

/** The directory's source did not answer in time; the ticket is taken all the same and verified later. */
public final class DirectoryUnavailable extends RuntimeException {
    public DirectoryUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
