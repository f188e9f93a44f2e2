package org.partnerdesk.directory;

import org.jspecify.annotations.Nullable;

/** The directory's source did not answer in time; the ticket is taken all the same and verified later. */
public final class DirectoryUnavailable extends RuntimeException {
    public DirectoryUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
