package org.partnerdesk.intake.mail;

/** What became of a mail. The names are part of the API. */
enum Decision {
    OPENED,
    REPLIED,
    AUTOMATIC,
    BOUNCE,
    IGNORED,
    HELD
}
