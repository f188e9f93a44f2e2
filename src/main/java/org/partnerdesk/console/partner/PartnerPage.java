package org.partnerdesk.console.partner;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.console.ChangeView;
import org.partnerdesk.console.Days;
import org.partnerdesk.console.ViewCounts;
import org.partnerdesk.directory.Version;
import org.partnerdesk.platform.text.StorableText;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /desk/partners/{id}}: a partner with its tiers, people, customers, tickets and changes. */
@Controller
class PartnerPage {
    private final PartnerQueries queries;
    private final ViewCounts counts;
    private final Clock clock;

    PartnerPage(PartnerQueries queries, ViewCounts counts, Clock clock) {
        this.queries = queries;
        this.counts = counts;
        this.clock = clock;
    }

    /** @param customers the ZOID that the page of customers begins behind */
    @GetMapping("/desk/partners/{id:[0-9]{1,18}}")
    String partner(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownOn,
            @RequestParam(required = false) @Nullable String customers,
            Model model) {
        Person me = SignedIn.current().orElseThrow();
        Days days = Days.of(asOf, knownOn, clock.instant());
        PartnerFacts facts = queries.of(id, days, customers == null ? null : StorableText.of(customers), me.viewer())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("view", view(id, days, facts, customers != null, me));
        return "console/partner/page";
    }

    private PartnerView view(long id, Days days, PartnerFacts facts, boolean later, Person me) {
        PartnerFacts.Body held = facts.partner();
        List<PartnerFacts.CustomerRow> customers =
                facts.customers().subList(0, Math.min(facts.customers().size(), PartnerQueries.CUSTOMERS));
        return new PartnerView(
                id,
                facts.name() == null ? Long.toString(id) : facts.name(),
                days,
                facts.known() == null
                        ? null
                        : new Version(facts.known().no(), facts.known().at()),
                held != null,
                held == null ? List.of() : held.domains(),
                held == null ? Map.of() : new TreeMap<>(held.tiers()),
                facts.people().stream().limit(PartnerQueries.PEOPLE).toList(),
                facts.people().size() > PartnerQueries.PEOPLE,
                customers.stream()
                        .map(row -> new PartnerView.Customer(
                                row.zoid(), row.name(), row.origin(), row.fromOn(), row.untilOn()))
                        .toList(),
                customers.size() < facts.customers().size()
                        ? customers.getLast().zoid()
                        : null,
                later,
                facts.naming(),
                facts.tickets(),
                ChangeView.of(facts.changes(), Map.of()),
                counts.of(me.email()));
    }
}
