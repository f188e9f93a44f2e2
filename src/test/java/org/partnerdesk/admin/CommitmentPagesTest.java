package org.partnerdesk.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.commitments.CommitmentPolicies;
import org.partnerdesk.commitments.KeptCommitmentPolicy;
import org.partnerdesk.entitlement.PolicyState;
import org.partnerdesk.support.RunningDesk;
import org.partnerdesk.support.Visitor;

/** The pages of commitment policies, by forms alone: no script is needed. */
class CommitmentPagesTest {
    private static final String PATH = "/admin/commitments";
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
    @CsvSource({"en, Commitments", "ar, الالتزامات", "th, ความมุ่งมั่นด้านเวลา"})
    void matrixIsThereInEveryLanguage(String language, String title) {
        Visitor.Shown page =
                Visitor.signedIn(desk, "admin@desk.example").in(language).get(PATH);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>" + title + "</h1>", "<table class=\"list\">", "/drafts");
    }

    @Test
    void leadReadsAndActsOnNothing() {
        Visitor lena = Visitor.signedIn(desk, "lead@desk.example");

        assertThat(lena.get(PATH).body()).doesNotContain("/confirm", "/drafts");
        assertThat(lena.post(PATH + "/drafts", Map.of("reason", "Mine")).status())
                .isEqualTo(403);
        assertThat(Visitor.signedIn(desk, "mina@desk.example").get(PATH).status())
                .isEqualTo(403);
    }

    @Test
    void adminDraftsEditsRehearsesPublishesAndMovesOpenClocks() {
        desk.post("/api/v1/tickets", """
                {"subject": "Slow", "description": "Very", "requester": "dana@delta-channel.example"}""");
        assertThat(ada.post(PATH + "/drafts", Map.of("reason", "")).status()).isEqualTo(400);
        assertThat(ada.post(PATH + "/drafts", Map.of("reason", "Premium first")).status())
                .isEqualTo(302);
        KeptCommitmentPolicy draft = newest();
        String path = PATH + "/" + draft.id();
        String text = CommitmentPolicies.text(draft.policy());
        assertThat(ada.get(path + "/edit").body()).contains("roundTheClockFor");

        assertThat(ada.post(path + "/edit", Map.of("revision", "1", "policy", "{", "reason", "x"))
                        .status())
                .isEqualTo(400);
        String holed = text.replace("\"severity\" : \"S3\"", "\"severity\" : \"S3\", \"dataCentre\" : \"EU\"");
        assertThat(ada.post(path + "/edit", Map.of("revision", "1", "policy", holed, "reason", "EU only"))
                        .status())
                .isEqualTo(302);
        assertThat(ada.get(path).body()).contains("No row for S3 x US.");
        assertThat(ada.post(path + "/rehearsals", Map.of("days", "30")).body()).contains("No row for S3 x US.");
        assertThat(ada.post(path + "/publish", Map.of("revision", "2", "reason", "x"))
                        .status())
                .isEqualTo(400);

        String premium = text.replaceFirst("PT336H", "PT200H");
        assertThat(ada.post(path + "/edit", Map.of("revision", "2", "policy", premium, "reason", "Whole again"))
                        .status())
                .isEqualTo(302);
        assertThat(ada.get(path).body()).contains("changed").doesNotContain("No row for");
        assertThat(ada.post(path + "/rehearsals", Map.of("days", "0")).status()).isEqualTo(400);
        assertThat(ada.post(path + "/rehearsals", Map.of("days", "30")).status())
                .isEqualTo(302);
        RunningDesk.until(() -> newest().state() == PolicyState.REHEARSED);
        assertThat(ada.get(path + "/rehearsals/1").body()).contains("Limits missed");
        assertThat(ada.get(path + "/rehearsals/1/tickets.csv").body()).startsWith("ticket,cycle,milestone");

        assertThat(ada.post(path + "/publish", Map.of("revision", "3", "reason", "Agreed"))
                        .status())
                .isEqualTo(302);
        assertThat(newest().state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(ada.post(path + "/retargets", Map.of("reason", "For all")).status())
                .isEqualTo(302);
        RunningDesk.until(() -> ada.get(path).body().contains("/retargets/1/go"));
        assertThat(ada.post(path + "/retargets/1/go", Map.of()).status()).isEqualTo(302);
        RunningDesk.until(() -> ada.get(path).body().contains(">moved<"));
        assertThat(ada.post(PATH + "/1/retargets/1/go", Map.of()).status()).isEqualTo(404);
    }

    private static KeptCommitmentPolicy newest() {
        return desk.part(CommitmentPolicies.class).list(null, 1).getFirst();
    }
}
