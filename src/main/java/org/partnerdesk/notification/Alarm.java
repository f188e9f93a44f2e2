package org.partnerdesk.notification;

import java.time.Instant;

/**
 * Something the desk's people should look into.
 *
 * @param about the address that gets no more automatic mail, or the number of the ticket that stays closed
 * @param ticketNumber of the ticket it began with, such as {@code PD-10482}
 * @param times how often it has happened since
 */
public record Alarm(
        long id, Kind kind, String about, String ticketNumber, Instant raisedAt, Instant lastAt, int times) {

    /** What limit was reached. */
    public enum Kind {
        /** Automatic mails to one address about one ticket. */
        TICKET_BUDGET,
        /** Automatic mails to one address. */
        ADDRESS_BUDGET,
        /** A ticket was reopened by mail too often. */
        REOPENING
    }
}
