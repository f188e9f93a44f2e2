package org.partnerdesk.search;

import java.util.stream.Collectors;
import org.partnerdesk.ticketing.Message;
import org.partnerdesk.ticketing.MessageAdded;
import org.partnerdesk.ticketing.TicketOpened;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to the index. What is written is found as soon as its transaction ends. */
@Component
public class Search {
    private static final int LONGEST_QUERY = 20;
    /** A tsvector ends at 1 MB; so many words of the longest kind stay below. */
    private static final int MOST_WORDS = 2_500;

    private final JdbcClient jdbc;

    Search(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * SQL for a WHERE clause over {@code ticketing.pub_ticket t}: what was typed is in the subject or a message, or is
     * the number, the requester, the customer's address or the ZOID. Takes {@code :words} ({@link #query}),
     * {@code :typed} (lower case, stripped), {@code :number} (a ticket's id or null) and {@code :agent} (whether internal
     * notes are searched).
     */
    public static final String CONDITION = """
            t.id in (
                select ticket_id from search.pub_document
                where :words <> '' and words @@ cast(:words as tsquery) and (public or :agent)
                union
                select id from ticketing.pub_ticket where requester_email = :typed
                union
                select id from ticketing.pub_ticket where zoid = :typed and :agent
                union
                select id from ticketing.pub_ticket where id = :number::bigint)""";

    /**
     * What people typed as a {@code tsquery} for {@code search.pub_document.words}: every word must occur, the last one
     * may be a beginning. Empty when there is no word in it.
     */
    public String query(String typed) {
        var words = Words.of(typed).stream().distinct().limit(LONGEST_QUERY).toList();
        String joined = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" & "));
        return joined.isEmpty() ? "" : joined + ":*";
    }

    @EventListener
    void on(TicketOpened event) {
        add(event.first(), event.ticket().subject() + '\n' + event.first().body());
    }

    @EventListener
    void on(MessageAdded event) {
        add(event.message(), event.message().body());
    }

    private void add(Message message, String text) {
        jdbc.sql("""
                insert into search.document (message_id, ticket_id, public, words)
                values (:message, :ticket, :public, array_to_tsvector(:words))""")
                .param("message", message.id())
                .param("ticket", message.ticketId())
                .param("public", message.audience() == Message.Audience.PUBLIC)
                .param(
                        "words",
                        Words.of(text).stream().distinct().limit(MOST_WORDS).toArray(String[]::new))
                .update();
    }
}
