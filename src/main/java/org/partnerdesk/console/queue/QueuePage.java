package org.partnerdesk.console.queue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.console.ViewCounts;
import org.partnerdesk.platform.text.StorableText;
import org.partnerdesk.search.TicketView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /desk}: one view of the queue. htmx asks for the part that the page includes, by the same address. */
@Controller
class QueuePage {
    private static final int LONGEST_QUERY = 200;

    private final QueueQueries queue;
    private final ViewCounts counts;

    QueuePage(QueueQueries queue, ViewCounts counts) {
        this.queue = queue;
        this.counts = counts;
    }

    @GetMapping("/desk")
    String show(
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "") String did,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            Model model) {
        Person me = SignedIn.current().orElseThrow();
        String typed = StorableText.of(q).strip().toLowerCase(Locale.ROOT);
        typed = typed.substring(0, Math.min(typed.length(), LONGEST_QUERY));
        TicketView asked = view == null ? null : TicketView.of(view).orElse(null);
        TicketView current = asked != null ? asked : typed.isEmpty() ? TicketView.S1_CRITICAL : TicketView.ALL;
        QueueQueries.Found found = queue.page(current, typed, QueuePlace.of(after), me.viewer());
        model.addAttribute("did", did);
        model.addAttribute(
                "view", new QueueView(current, counts.of(me.email()), found.rows(), typed, after, found.next()));
        return part ? "console/queue/part" : "console/queue/page";
    }
}
