package org.partnerdesk.notification;

/** Why a mail goes out. */
enum Occasion {
    CONFIRMATION,
    ANSWER,
    DETERMINED,
    SOLVED,
    /** People of the desk are told of promises nobody has kept yet. */
    NOTICE,
    /** To the desk's own admins. */
    ALARM
}
