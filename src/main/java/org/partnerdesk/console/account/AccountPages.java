package org.partnerdesk.console.account;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.access.Person;
import org.partnerdesk.access.SignedIn;
import org.partnerdesk.console.ViewCounts;
import org.partnerdesk.directory.Accounts;
import org.partnerdesk.directory.FoundAccount;
import org.partnerdesk.entitlement.Entitlements;
import org.partnerdesk.platform.text.StorableText;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /desk/accounts}: the search for customer accounts and partners, and each account's page. */
@Controller
class AccountPages {
    private static final int ROWS = 50;
    private static final int PARTNERS = 5;
    private static final int LONGEST_QUERY = 200;

    private final Accounts accounts;
    private final Entitlements entitlements;
    private final AccountReader reader;
    private final ViewCounts counts;
    private final Clock clock;

    AccountPages(Accounts accounts, Entitlements entitlements, AccountReader reader, ViewCounts counts, Clock clock) {
        this.accounts = accounts;
        this.entitlements = entitlements;
        this.reader = reader;
        this.counts = counts;
        this.clock = clock;
    }

    @GetMapping("/desk/accounts")
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        Person me = SignedIn.current().orElseThrow();
        String typed = StorableText.of(q).strip();
        typed = typed.substring(0, Math.min(typed.length(), LONGEST_QUERY));
        List<FoundAccount> found = accounts.search(typed, after, ROWS + 1);
        List<FoundAccount> page = found.subList(0, Math.min(found.size(), ROWS));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        model.addAttribute(
                "view",
                new AccountsView(
                        typed,
                        after == null ? accounts.partners(typed, PARTNERS) : List.of(),
                        page.stream()
                                .map(hit -> new AccountsView.Row(hit, entitlements.classOf(hit.account(), today)))
                                .toList(),
                        after,
                        page.size() < found.size() ? page.getLast().place() : null,
                        counts.of(me.email())));
        return "console/account/search";
    }

    /** @param users the ZUID that the page of users begins behind */
    @GetMapping("/desk/accounts/{zoid}")
    String account(
            @PathVariable String zoid,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownOn,
            @RequestParam(required = false) @Nullable String users,
            Model model) {
        Person me = SignedIn.current().orElseThrow();
        model.addAttribute(
                "view",
                reader.account(StorableText.of(zoid), asOf, knownOn, users == null ? null : StorableText.of(users), me)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "console/account/page";
    }
}
