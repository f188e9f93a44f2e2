package org.partnerdesk.intake.mail.reading;

/**
 * Text of one part.
 *
 * @param foldAt where quoted mail begins, or {@link #NO_FOLD} when that is not known
 */
record ReadText(String text, int foldAt) {
    static final int NO_FOLD = -1;
}
