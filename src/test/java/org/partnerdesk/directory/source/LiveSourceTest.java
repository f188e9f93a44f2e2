package org.partnerdesk.directory.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.partnerdesk.directory.DirectoryUnavailable;
import org.partnerdesk.support.VendorSystem;

/** What the desk makes of a vendor's system that answers, and of one that is silent. */
class LiveSourceTest {
    private static final Path RECIPE = Path.of("docs/howto/live-source.md");
    private static final String IT = "it@harbor.example";
    private static final String HARBOR = SourceDesk.account("750100101", IT, "harbor.example", 400);

    private final SourceDesk desk = new SourceDesk();
    private final VendorSystem vendor = desk.vendor;

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatTheSourceSaysIsInTheDirectoryAndAskedForOnce() {
        vendor.knows(HARBOR, IT);

        desk.ask(IT);
        desk.ask(IT);

        assertThat(desk.found(IT)).containsExactly("750100101");
        assertThat(desk.found("harbor.example")).containsExactly("750100101");
        assertThat(vendor.queries()).containsExactly("email=" + IT);
        assertThat(vendor.authorization()).isEqualTo("Bearer a-token-for-the-source");
    }

    @Test
    void itIsAskedForAllThatIsNamedInOneCallAndANumberAsBothKindsOfIdentifier() {
        desk.ask("harbor.example", "750100101", IT);

        assertThat(vendor.queries())
                .containsExactly("email=" + IT + "&zoid=750100101&zuid=750100101&domain=harbor.example");
    }

    @Test
    void itIsAskedAgainWhenItsAnswerIsNoLongerFreshAndForWhatWasKnownToo() {
        vendor.knows(HARBOR, IT, "750100101");
        desk.ask(IT);
        long changes = desk.count("change");
        desk.clock.move(Duration.ofMinutes(11));

        desk.ask(IT);

        assertThat(vendor.queries()).last().isEqualTo("email=" + IT + "&zoid=750100101&zuid=750100101");
        assertThat(desk.count("change")).as("nothing new is no change").isEqualTo(changes);
    }

    @Test
    void nobodyIsAnAnswerToo() {
        desk.ask("nobody@nowhere.example");
        desk.ask("nobody@nowhere.example");

        assertThat(vendor.queries()).hasSize(1);
        assertThat(desk.count("asked")).isEqualTo(1);
    }

    @Test
    void whatItLeavesOutHasEnded() {
        vendor.knows("""
                {"zoid": "750100101", "name": "Harbor", "dataCentre": "US", "superAdmin": "it@harbor.example",
                 "users": [{"zuid": "650100777", "email": "lee@harbor.example"}],
                 "subscriptions": [
                   {"service": "crm", "plan": "Old", "quantity": 5, "from": "2024-02-01"},
                   {"service": "crm", "plan": "New", "quantity": 9, "from": "2025-02-01"}]}""", IT, "lee@harbor.example");
        desk.ask(IT, "lee@harbor.example");
        assertThat(desk.found("lee@harbor.example")).containsExactly("750100101");
        desk.clock.move(Duration.ofDays(1));
        vendor.knows("""
                {"zoid": "750100101", "name": "Harbor", "dataCentre": "US", "superAdmin": "it@harbor.example",
                 "users": [],
                 "subscriptions": [{"service": "crm", "plan": "New", "quantity": 9, "from": "2025-02-01"}]}""", IT, "lee@harbor.example");

        desk.ask(IT, "lee@harbor.example");

        assertThat(desk.found("lee@harbor.example")).isEmpty();
        assertThat(desk.directory
                        .identify(SourceDesk.keys(IT), null, desk.clock.instant())
                        .matches()
                        .getFirst()
                        .account()
                        .subscriptions())
                .filteredOn(s -> s.until() == null)
                .extracting(s -> s.plan())
                .containsExactly("New");
    }

    @Test
    void anAccountThatItKnowsNoMoreHasEndedAndItsDomainMayBeAnothers() {
        vendor.knows(HARBOR, IT);
        desk.ask(IT);
        desk.clock.move(Duration.ofDays(1));
        vendor.forgetsAll();
        vendor.knows(SourceDesk.account("750100102", "it@new.example", "harbor.example", 7), "harbor.example");

        desk.ask(IT, "harbor.example");

        assertThat(desk.found("750100101")).isEmpty();
        assertThat(desk.found("harbor.example")).containsExactly("750100102");
    }

    @Test
    void whileItIsSilentWhatItSaidServesForADayAndItsAgeIsTold() {
        vendor.knows(HARBOR, IT);
        Instant said = desk.clock.instant();
        desk.ask(IT);
        vendor.isDown();
        desk.clock.move(Duration.ofHours(3));

        assertThat(desk.ask(IT).oldest(SourceDesk.keys(IT))).isEqualTo(said);

        desk.clock.move(Duration.ofHours(22));
        desk.assertSilent(IT);
    }

    @Test
    void silenceDoesNotTellWhetherSomebodyHasAskedForAnothersCustomer() {
        vendor.knows(HARBOR, IT)
                .knows(SourceDesk.account("750100102", "it@docks.example", "docks.example", 9), "it@docks.example");
        desk.ask(IT, "it@docks.example", "nobody@nowhere.example");
        vendor.isDown();
        desk.assertSilent("never@asked.example");

        desk.assertSilent("it@docks.example");
        desk.assertSilent("nobody@nowhere.example");
        assertThatThrownBy(() -> desk.ask(IT, "it@docks.example")).isInstanceOf(DirectoryUnavailable.class);
        assertThatNoException().isThrownBy(() -> desk.ask(IT));
    }

    @Test
    void aGatewaysFailureIsTriedOnceMore() {
        AtomicInteger calls = new AtomicInteger();
        vendor.knows(HARBOR, IT);
        vendor.isIn(exchange -> {
            if (calls.incrementAndGet() == 1) {
                VendorSystem.answer(exchange, 503, "");
            } else {
                vendor.answerWell(exchange);
            }
        });

        desk.ask(IT);

        assertThat(desk.found(IT)).containsExactly("750100101");
        assertThat(calls).hasValue(2);
    }

    @Test
    void retriesEndWithTheirBudget() {
        vendor.answersWith(503, "");

        for (int i = 0; i < 5; i++) {
            desk.assertSilent("someone" + i + "@harbor.example");
        }

        assertThat(vendor.queries()).hasSize(5 + 5);
    }

    @Test
    void aSourceThatKeepsFailingIsSparedUntilOneCallGetsAnAnswer() {
        vendor.isDown();
        for (int i = 0; i < 7; i++) {
            desk.assertSilent("someone" + i + "@harbor.example");
        }
        assertThat(vendor.queries()).hasSize(5);
        vendor.isBack();
        desk.assertSilent(IT);

        desk.clock.move(Duration.ofSeconds(31));
        desk.ask(IT);
        desk.ask("750100101");

        assertThat(vendor.queries()).hasSize(7);
        assertThat(desk.told).hasSize(1);
    }

    @Test
    void anImportThatIsBeingAppliedIsNotWaitedForBeyondTheDeadline() throws SQLException {
        vendor.knows(HARBOR, IT);
        try (var other = desk.database.getConnection();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table directory.change in share row exclusive mode");

            desk.assertSilent(IT);
            other.rollback();
        }

        desk.ask(IT);
        assertThat(desk.found(IT)).containsExactly("750100101");
    }

    /** The recipe's example: the call it shows and the answer it shows. */
    @Test
    void theRecipeIsTrue() throws IOException {
        String recipe = Files.readString(RECIPE);
        vendor.answersWith(200, example("json", recipe).group(1));

        desk.ask("lee@harbor.example", "harbor.example", "750100101");

        assertThat("GET /v1/accounts?" + vendor.queries().getFirst())
                .isEqualTo(example("http", recipe)
                        .group(1)
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .replace("%40", "@")
                        .replace(" HTTP/1.1", ""));
        for (String key : List.of("750100101", "800100101", "650100777", "lee@harbor.example", IT, "harbor.example")) {
            assertThat(desk.found(key)).as(key).containsExactly("750100101");
        }
        assertThat(desk.count("subscription")).isEqualTo(2);
    }

    private static MatchResult example(String language, String recipe) {
        return Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(recipe)
                .results()
                .findFirst()
                .orElseThrow();
    }
}
