package org.partnerdesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerdesk.support.DeskProcess;
import org.partnerdesk.support.RunningDesk;
import tools.jackson.databind.JsonNode;

/** Journey 10: what got its 250 is there after {@code kill -9}, once and whole. */
class KillJourneyTest {
    private static final String DESK = "partner-support@zohocorp.com";

    @TempDir
    Path home;

    @Test
    void journey10MailOutlivesKillMinusNineAndIsThereOnce() throws Exception {
        Path folder = Files.createDirectory(home.resolve("data"));
        String second = mail("dana@delta-channel.example", "Second before the kill", "two@delta-channel.example");
        try (DeskProcess desk = DeskProcess.on(folder)) {
            desk.rawMail(
                    "somebody@stranger.example",
                    DESK,
                    mail("somebody@stranger.example", "First from a stranger", "one@stranger.example"));
            desk.rawMail("dana@delta-channel.example", DESK, second);
            desk.kill();
        }

        try (DeskProcess desk = DeskProcess.on(folder)) {
            RunningDesk.until(() -> subjects(desk, "").size() == 2);
            desk.rawMail("dana@delta-channel.example", DESK, second);
            RunningDesk.until(() -> desk.count("select count(*) from intake.inbox where decision is not null") == 3);

            assertThat(subjects(desk, "")).containsExactlyInAnyOrder("First from a stranger", "Second before the kill");
            assertThat(desk.count("select count(*) from intake.inbox where decision = 'IGNORED'"))
                    .isEqualTo(1);
            assertThat(subjects(desk, "?view=needs-review")).containsExactly("First from a stranger");
            JsonNode stranger =
                    desk.get("/api/v1/tickets?view=needs-review").get("items").get(0);
            assertThat(stranger.get("partner").isNull()).isTrue();
            assertThat(stranger.get("severity").stringValue()).isEqualTo("S3");
            assertThat(desk.count("select count(*) from ticketing.message")).isEqualTo(2);
            assertThat(desk.count("select count(*) from entitlement.receipt")).isEqualTo(2);
            assertThat(desk.count("select count(*) from notification.outbox")).isEqualTo(2);
            assertThat(desk.count("select count(*) from search.document")).isEqualTo(2);
        }
    }

    private static String mail(String from, String subject, String id) {
        return """
                From: %s
                To: %s
                Subject: %s
                Message-ID: <%s>
                Date: Mon, 02 Mar 2026 10:00:00 +0000
                Content-Type: text/plain; charset=UTF-8

                Something does not work since this morning.
                """.formatted(from, DESK, subject, id);
    }

    private static List<String> subjects(DeskProcess desk, String query) {
        List<String> subjects = new ArrayList<>();
        desk.get("/api/v1/tickets" + query)
                .get("items")
                .forEach(ticket -> subjects.add(ticket.get("subject").stringValue()));
        return subjects;
    }
}
