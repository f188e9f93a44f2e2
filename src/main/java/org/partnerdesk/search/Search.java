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

    private final JdbcClient jdbc;

    Search(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

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
                .param("words", Words.of(text).stream().distinct().toArray(String[]::new))
                .update();
    }
}
