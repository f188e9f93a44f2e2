package org.partnerdesk.intake.mail;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** What went wrong while a mail was read. */
final class MailFault {
    private static final int LONGEST = 500;

    private MailFault() {}

    /** Faults that no mail is to blame for. */
    static boolean isOutage(Throwable cause) {
        return cause instanceof TransactionException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException;
    }

    /** The deepest cause says what is wrong; those around it, where. */
    static String words(Throwable cause) {
        Throwable reason = NestedExceptionUtils.getMostSpecificCause(cause);
        String error = reason.getClass().getSimpleName() + ": " + reason.getMessage();
        return error.substring(0, Math.min(error.length(), LONGEST)).replace("\0", "");
    }
}
