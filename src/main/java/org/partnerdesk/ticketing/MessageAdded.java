package org.partnerdesk.ticketing;

/**
 * A message joined an open conversation; published inside its transaction.
 *
 * @param ticket as it stands after the message
 * @param countsAsUpdate the author lets it count as an update owed (D11)
 */
public record MessageAdded(Ticket ticket, Message message, boolean countsAsUpdate) {}
