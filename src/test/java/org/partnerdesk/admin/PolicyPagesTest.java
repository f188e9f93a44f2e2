package org.partnerdesk.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.entitlement.KeptPolicy;
import org.partnerdesk.entitlement.Policies;
import org.partnerdesk.entitlement.PolicyState;
import org.partnerdesk.entitlement.Verdict;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;

/** The pages of policies, by forms alone: no script is needed. */
class PolicyPagesTest {
    private static RunningDesk desk;
    private static Visitor ada;

    @BeforeAll
    static void open() {
        desk = RunningDesk.with(Map.of());
        ada = Visitor.signedIn(desk, "admin@desk.example");
    }

    @AfterAll
    static void close() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({"en, Policies", "ar, السياسات", "th, นโยบาย"})
    void tableThatTheDocumentsLackIsThereInEveryLanguage(String language, String title) {
        Visitor.Shown page =
                Visitor.signedIn(desk, "admin@desk.example").in(language).get("/admin/policies");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "<h1>" + title + "</h1>",
                        "<th scope=\"row\" class=\"strong\">SA</th>",
                        "Zoho Campaigns",
                        "/confirm");
    }

    @Test
    void leadReadsAndActsOnNothing() {
        Visitor lena = Visitor.signedIn(desk, "lead@desk.example");

        assertThat(lena.get("/admin/policies").body()).doesNotContain("/confirm", "/drafts");
        assertThat(lena.get("/desk").body()).contains("/admin/policies");
        assertThat(lena.post("/admin/policies/drafts", Map.of("reason", "Mine")).status())
                .isEqualTo(403);
    }

    @Test
    void agentsAndPartnersDoNotSeeThem() {
        assertThat(Visitor.signedIn(desk, "mina@desk.example")
                        .get("/admin/policies")
                        .status())
                .isEqualTo(403);
        assertThat(Visitor.signedIn(desk, "dana@delta-channel.example")
                        .get("/admin/policies")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void adminDraftsWritesRehearsesAndPublishes() {
        String draft = drafted("The SA team asks for it");
        Map<String, String> form = form();
        form.put("key.SA", "٦٠");
        form.put("large.SA", "120");
        form.put("severity.KEY_ACCOUNT", "S2");

        assertThat(ada.post(draft + "/edit", form).location()).endsWith(draft + "?did=policy-edited");
        assertThat(ada.get(draft).body()).contains("<del class=\"soft small\">100</del>", "120");

        Visitor.Shown begun = ada.post(draft + "/rehearsals", Map.of("days", "30"));
        String rehearsal = begun.location().substring(begun.location().indexOf("/admin"));
        RunningDesk.until(() -> !ada.get(rehearsal).body().contains("<progress"));
        assertThat(ada.get(rehearsal + "/tickets.csv").body()).startsWith("ticket,region,partner");

        assertThat(ada.post(draft + "/publish", Map.of("revision", "2", "from", "", "reason", "Agreed"))
                        .location())
                .endsWith("?did=policy-published");
        KeptPolicy inForce = desk.part(Policies.class).inForce().orElseThrow();
        assertThat(draft).endsWith("/" + inForce.id());
        assertThat(inForce.policy().thresholds().get("SA").key()).isEqualTo(60);
        assertThat(inForce.policy().severities()).containsEntry(Verdict.KEY_ACCOUNT, "S2");
        assertThat(inForce.steps()).hasSize(4).extracting("byEmail").containsOnly("admin@desk.example");
    }

    @Test
    void everyErrorStandsInItsPlaceAndWhatWasTypedStays() {
        assertThat(ada.post("/admin/policies/drafts", Map.of("reason", " ")))
                .satisfies(page -> assertThat(page.status()).isEqualTo(400))
                .satisfies(page -> assertThat(page.body()).contains("autofocus", "id=\"draft-reason-fault\""));
        String draft = drafted("To be refused");
        Map<String, String> form = form();
        form.put("key.SA", "many");
        form.put("key.EU", "300");
        form.put("reason", "");

        Visitor.Shown refused = ada.post(draft + "/edit", form);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("value=\"many\"", "id=\"reason-fault\"", "A key account cannot begin above a large one.");
        assertThat(ada.post(draft + "/publish", Map.of("revision", "1", "from", "soon", "reason", "x")))
                .satisfies(page -> assertThat(page.body()).contains("This is no date with a time."));
        assertThat(ada.post(draft + "/publish", Map.of("revision", "1", "from", "2020-01-01T00:00", "reason", "x")))
                .satisfies(page -> assertThat(page.body()).contains("This moment has passed."));
        assertThat(ada.post(draft + "/rehearsals", Map.of("days", "0")))
                .satisfies(page -> assertThat(page.status()).isEqualTo(400));
        assertThat(ada.post(draft + "/edit", with(form(), "revision", "7")).location())
                .endsWith("?did=policy-changed");
        assertThat(ada.get("/admin/policies/999").status()).isEqualTo(404);
    }

    @Test
    void discardedDraftIsOver() {
        String draft = drafted("To be thrown away");

        ada.post(draft + "/discard", Map.of("revision", "1", "reason", "No need"));

        assertThat(ada.get(draft).body()).doesNotContain("/publish").contains("No need");
        assertThat(desk.part(Policies.class).list(null, 100))
                .extracting(KeptPolicy::state)
                .contains(PolicyState.DISCARDED);
    }

    private static String drafted(String reason) {
        ada.get("/admin/policies");
        String form =
                ada.post("/admin/policies/drafts", Map.of("reason", reason)).location();
        String path = form.substring(form.indexOf("/admin"));
        assertThat(ada.get(path).status()).isEqualTo(200);
        return path.replace("/edit", "");
    }

    private static Map<String, String> form() {
        Map<String, String> form = new HashMap<>(Map.of("revision", "1", "counting", "SUM", "reason", "Because"));
        form.putAll(Map.of("key.EU", "100", "large.EU", "250", "key.SA", "50", "large.SA", "100"));
        form.putAll(Map.of("severity.LARGE_USER_ACCOUNT", "S1", "excluded", "campaigns"));
        return form;
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        form.put(field, value);
        return form;
    }
}
