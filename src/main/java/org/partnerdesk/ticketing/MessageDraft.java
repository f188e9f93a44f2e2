package org.partnerdesk.ticketing;

import java.time.Instant;
import org.partnerdesk.access.Actor;

/** A message about to be written. */
record MessageDraft(
        Actor author, Message.Audience audience, Channel channel, OpenTicket.Text text, boolean countsAsUpdate) {
    /** Mail and machines may say nothing; a person who types must say something. */
    boolean isEmpty() {
        return text.body().isBlank() && !text.automatic() && text.mailId() == null;
    }

    /** The message it has become. */
    Message written(long id, long ticketId, Instant at) {
        return new Message(id, ticketId, author, audience, channel, text.body(), text.automatic(), text.mailId(), at);
    }
}
