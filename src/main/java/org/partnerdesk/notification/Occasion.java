package org.partnerdesk.notification;

/** Why a mail goes out. */
enum Occasion {
    CONFIRMATION,
    ANSWER,
    DETERMINED,
    SOLVED,
    /** To the desk's own admins. */
    ALARM
}
