package org.partnerdesk.notification;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partnerdesk.ticketing.Ticket;
import org.partnerdesk.ticketing.Ticketing;
import org.partnerdesk.workflow.PeopleTold;
import org.partnerdesk.workflow.PeopleTold.Notice;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells other systems of promises that nobody has kept yet, where a step of the ladder asks for it. */
@Component
class StepCalls {
    private final Webhooks webhooks;
    private final Ticketing ticketing;
    private final JsonMapper json;

    StepCalls(Webhooks webhooks, Ticketing ticketing, JsonMapper json) {
        this.webhooks = webhooks;
        this.ticketing = ticketing;
        this.json = json;
    }

    /** @param timestamp when the promise came to the step */
    record Body(String type, Instant timestamp, Data data) {}

    /**
     * Closed sets are spelled as by the API.
     *
     * @param place {@code before_goal}, {@code goal}, {@code between}, {@code limit} or {@code after_limit}
     * @param percent of the way from goal to limit, for {@code between}
     * @param bySeconds open time before the goal or after the limit
     * @param told addresses
     */
    record Data(
            String ticket,
            String subject,
            String severity,
            boolean priorityCustomer,
            String milestone,
            String place,
            int percent,
            long bySeconds,
            Instant goalAt,
            Instant limitAt,
            List<String> told) {}

    @EventListener
    void on(PeopleTold told) {
        List<Notice> calling =
                told.notices().stream().filter(n -> !n.webhooks().isEmpty()).toList();
        if (calling.isEmpty()) {
            return;
        }
        Map<Long, Ticket> tickets = ticketing
                .all(calling.stream().map(Notice::ticketId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Ticket::id, Function.identity()));
        for (Notice notice : calling) {
            String body = json.writeValueAsString(body(notice, requireNonNull(tickets.get(notice.ticketId()))));
            notice.webhooks().forEach(url -> webhooks.owe(url, notice.key(), body));
        }
    }

    private static Body body(Notice notice, Ticket ticket) {
        return new Body(
                "promise.step",
                notice.at(),
                new Data(
                        ticket.number(),
                        ticket.subject(),
                        ticket.severity().name(),
                        ticket.priorityCustomer(),
                        notice.milestone().name().toLowerCase(Locale.ROOT),
                        notice.place().kind().name().toLowerCase(Locale.ROOT),
                        notice.place().percent(),
                        notice.place().by().toSeconds(),
                        notice.goalAt(),
                        notice.limitAt(),
                        notice.people().stream()
                                .map(called -> called.person().email())
                                .toList()));
    }
}
