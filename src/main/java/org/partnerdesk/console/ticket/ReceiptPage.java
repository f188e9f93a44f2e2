package org.partnerdesk.console.ticket;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.access.Viewer;
import org.partnerdesk.console.ViewCounts;
import org.partnerdesk.entitlement.Entitlements;
import org.partnerdesk.entitlement.Receipt;
import org.partnerdesk.entitlement.ReceiptBody;
import org.partnerdesk.entitlement.Replay;
import org.partnerdesk.parts.ViewRows;
import org.partnerdesk.ticketing.Ticketing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/** {@code /desk/tickets/{number}/receipts/{seq}}: the proof of a verdict, on screen and on paper, and its replay. */
@Controller
@RequestMapping("/desk/tickets/{number}/receipts/{seq}")
class ReceiptPage {
    private static final String RECEIPT = """
            select jsonb_build_object('number', t.number, 'subject', t.subject, 'seq', r.seq, 'body', r.body,
                'sha256', r.sha256, 'previous_sha256', r.previous_sha256,
                'receipts', (select jsonb_agg(jsonb_build_object('seq', x.seq, 'at', x.at, 'verdict', x.verdict)
                    order by x.seq) from entitlement.pub_receipt x where x.ticket_id = t.id))
            from ticketing.pub_ticket t
            join entitlement.pub_receipt r on r.ticket_id = t.id and r.seq = :seq
            where t.id = :id and (:agent or t.partner_id = :partner::bigint or t.requester_email = :me)""";

    private final JdbcClient jdbc;
    private final ViewRows rows;
    private final JsonMapper json;
    private final Ticketing ticketing;
    private final Entitlements entitlements;
    private final ViewCounts counts;

    ReceiptPage(
            JdbcClient jdbc,
            ViewRows rows,
            JsonMapper json,
            Ticketing ticketing,
            Entitlements entitlements,
            ViewCounts counts) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.json = json;
        this.ticketing = ticketing;
        this.entitlements = entitlements;
        this.counts = counts;
    }

    private record Facts(
            String number,
            String subject,
            int seq,
            String body,
            String sha256,
            @Nullable String previousSha256,
            List<ReceiptView.Other> receipts) {}

    @GetMapping
    String show(@PathVariable String number, @PathVariable int seq, Model model) {
        Person me = SignedIn.current().orElseThrow();
        Facts facts = receipt(id(number), seq, me.viewer()).orElseThrow(TicketPage::missing);
        model.addAttribute("view", view(facts, null, me));
        return "console/ticket/receipt";
    }

    /** Reaches the verdict again and shows what came of it; nothing is written. */
    @PostMapping("/replay")
    String replay(@PathVariable String number, @PathVariable int seq, Model model) {
        Person me = SignedIn.current().orElseThrow();
        long id = id(number);
        Facts facts = receipt(id, seq, me.viewer()).orElseThrow(TicketPage::missing);
        Replay replay = entitlements.receipts(id, seq - 1, 1).stream()
                .map(Receipt::id)
                .findFirst()
                .flatMap(entitlements::replay)
                .orElseThrow(TicketPage::missing);
        model.addAttribute("view", view(facts, replay, me));
        return "console/ticket/receipt";
    }

    /** Whoever changes the language on the page that shows a replay comes back by its address. */
    @GetMapping("/replay")
    String replayed(@PathVariable String number, @PathVariable int seq) {
        return "redirect:/desk/tickets/{number}/receipts/{seq}";
    }

    private long id(String number) {
        return ticketing.idOf(number).orElseThrow(TicketPage::missing);
    }

    private Optional<Facts> receipt(long id, int seq, Viewer viewer) {
        return jdbc.sql(RECEIPT)
                .param("id", id)
                .param("seq", seq)
                .param("agent", viewer.agent())
                .param("partner", viewer.partnerId())
                .param("me", viewer.email())
                .query((row, n) -> rows.read(row.getString(1), Facts.class))
                .optional();
    }

    private ReceiptView view(Facts facts, @Nullable Replay replay, Person me) {
        return new ReceiptView(
                facts.number(),
                facts.subject(),
                facts.seq(),
                json.readValue(facts.body(), ReceiptBody.class),
                facts.sha256(),
                facts.previousSha256(),
                facts.receipts(),
                replay,
                counts.of(me.email()));
    }
}
