package org.partnerdesk.console;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.partnerdesk.search.TicketView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many tickets each view holds, capped, in one statement for all. */
@Component
public class ViewCounts {
    private static final int CAP = 1000;

    /** The order at the side of the page: what burns first, then what waits. */
    private static final List<TicketView> ORDER = List.of(
            TicketView.MINE,
            TicketView.UNASSIGNED,
            TicketView.S1_CRITICAL,
            TicketView.DUE_NEXT,
            TicketView.OWES_AN_UPDATE,
            TicketView.BREACHED,
            TicketView.NEEDS_CUSTOMER_EMAIL,
            TicketView.NEEDS_REVIEW,
            TicketView.WAITING_FOR_PARTNER,
            TicketView.ALL);

    private static final String COUNTS = ORDER.stream()
            .map(view -> """
                    (select count(*) from (select 1 from ticketing.pub_ticket t
                       left join commitments.pub_next_promise p on p.ticket_id = t.id
                      where %s limit %d) held) as %s""".formatted(view.condition(), CAP, view.name()))
            .collect(Collectors.joining(",\n", "select\n", ""));

    private final JdbcClient jdbc;

    ViewCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param me the address of the agent whose views they are */
    public List<ViewCount> of(String me) {
        Map<TicketView, Integer> counts = jdbc.sql(COUNTS)
                .param("me", me)
                .query((row, n) -> {
                    Map<TicketView, Integer> found = new EnumMap<>(TicketView.class);
                    for (TicketView view : ORDER) {
                        found.put(view, row.getInt(view.name()));
                    }
                    return found;
                })
                .single();
        return ORDER.stream()
                .map(view -> new ViewCount(
                        view, Math.min(counts.getOrDefault(view, 0), CAP - 1), counts.getOrDefault(view, 0) >= CAP))
                .toList();
    }
}
