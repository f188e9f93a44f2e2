package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.partnerdesk.directory.DirectoryFile;
import org.partnerdesk.directory.DirectoryFile.AccountRow;
import org.partnerdesk.directory.DirectoryFile.SubscriptionRow;
import org.partnerdesk.entitlement.EntitlementSettings.Fill;
import org.partnerdesk.entitlement.VerdictDesk.Request;

/** A verdict reached again from its receipt. */
class ReplayTest {
    private static final AtomicLong TICKET = new AtomicLong(50_000);

    record Case(String name, Function<VerdictDesk, Request> request) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> requests() {
        return Stream.of(
                new Case("large", d -> d.dana().customer("it@harbor-freightways.example")),
                new Case(
                        "large, by a labelled line",
                        d -> d.dana().words("Customer Primary Email Address: it@harbor-freightways.example\nThanks")),
                new Case("large, filled by the desk", d -> d.dana().words("Org ID ٧٠٠١٠٠١٠١ cannot sign in")),
                new Case("standard", d -> d.dana().organisation("700100102")),
                new Case("key", d -> d.dana().customer("admin@blue-mesa-clinics.example")),
                new Case("excluded", d -> d.dana().subject("Zoho Campaigns").words("ops@prairie-mailers.example")),
                new Case("offered", d -> d.dana().words("lee@harbor-freightways.example and Maple Lane Books")),
                new Case("not found", d -> d.dana().words("the customer is nobody@nowhere.example")),
                new Case("unmapped", d -> d.dana().words("ZOID 700100601")),
                new Case("ambiguous", d -> d.dana().words("700100101 or 700100102")),
                new Case("nothing to ask", d -> d.dana().words("Please call me back.")),
                new Case(
                        "through a list",
                        d -> d.dana()
                                .throughList("news@maple-lane-books.example")
                                .words("news@maple-lane-books.example it@harbor-freightways.example")),
                new Case("a stranger", d -> d.from("who@gmail.com").words("it@harbor-freightways.example")),
                new Case("quoted only", d -> d.dana().words("See below").quoted("it@harbor-freightways.example")),
                new Case(
                        "an older fill of the desk",
                        d -> d.dana()
                                .filledByDesk("owner@maple-lane-books.example")
                                .words("no, it is 700100101")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void givesTheSameVerdictForTheSameReasons(Case request) {
        VerdictDesk desk = VerdictDesk.confident();

        Replay replay = replayed(desk, kept(desk, request.request().apply(desk)));

        assertThat(replay.differences()).isEmpty();
        assertThat(replay.isSame()).isTrue();
    }

    @Test
    void givesTheSameVerdictWhateverDirectoryAndPolicyHaveBecome() {
        VerdictDesk desk = VerdictDesk.with(Fill.CONFIDENT);
        List<Receipt> receipts = requests()
                .map(request -> kept(desk, request.request().apply(desk)))
                .toList();
        desk.directory.take(new DirectoryFile(
                List.of(new AccountRow(
                        "700100101",
                        "Harbor Freightways (closed)",
                        "CA",
                        null,
                        "someone.else@harbor-freightways.example",
                        null,
                        null,
                        null,
                        List.of(new SubscriptionRow(
                                "crm", "Enterprise", 1, null, null, LocalDate.of(2024, 2, 1), null)))),
                List.of()));
        desk.entitlements.install(
                new EntitlementPolicy(0, EntitlementPolicy.CountingRule.LARGEST_SERVICE, Map.of(), java.util.Set.of()));

        assertThat(desk.dana()
                        .customer("it@harbor-freightways.example")
                        .assessed()
                        .verdict())
                .isEqualTo(Verdict.STANDARD_ACCOUNT);
        for (Receipt receipt : receipts) {
            Replay replay = replayed(desk, receipt);
            assertThat(replay.differences()).as(receipt.json()).isEmpty();
            assertThat(replay.isSame()).isTrue();
        }
    }

    @Test
    void saysWhatDiffersWhenAReceiptWasNotWhatTheRulesGive() {
        VerdictDesk desk = VerdictDesk.confident();
        Assessment assessed =
                desk.dana().customer("it@harbor-freightways.example").assessed();
        Assessment foreign =
                desk.dana().customer("owner@maple-lane-books.example").assessed();
        ReceiptBody forged = new Forgery(assessed.receipt()).withVerdictOf(foreign.receipt());

        Receipt kept = desk.entitlements.keep(
                TICKET.incrementAndGet(), Forgery.assessment(assessed, forged), "S3", "S3", VerdictDesk.NOW);
        Replay replay = replayed(desk, kept);

        assertThat(replay.sealed()).isTrue();
        assertThat(replay.isSame()).isFalse();
        assertThat(replay.verdict()).isEqualTo(Verdict.LARGE_USER_ACCOUNT);
        assertThat(replay.differences()).extracting(Replay.Difference::field).contains("verdict");
    }

    @Test
    void aReceiptThatWasWrittenAnewWithAHashOfItsOwnBreaksTheChainOnBothSidesOfIt() {
        VerdictDesk desk = VerdictDesk.with(Fill.CONFIDENT);
        Assessment assessed =
                desk.dana().customer("it@harbor-freightways.example").assessed();
        List<Receipt> chain = Stream.of("S3", "S2", "S1", "S1")
                .map(severity -> desk.entitlements.keep(1, assessed, severity, "S1", VerdictDesk.NOW))
                .toList();
        assertThat(chain)
                .allSatisfy(
                        receipt -> assertThat(replayed(desk, receipt).sealed()).isTrue());

        Forgery.rewrite(desk.database, chain.get(1), chain.get(1).json().replace("\"S2\"", "\"S4\""));

        assertThat(chain)
                .extracting(receipt -> replayed(desk, receipt).sealed())
                .containsExactly(true, false, false, true);
    }

    @Test
    void aReceiptWhoseForerunnerIsGoneIsNotSealed() {
        VerdictDesk desk = VerdictDesk.with(Fill.CONFIDENT);
        Assessment assessed = desk.dana().assessed();
        Receipt first = desk.entitlements.keep(1, assessed, "S3", "S3", VerdictDesk.NOW);
        Receipt second = desk.entitlements.keep(1, assessed, "S3", "S3", VerdictDesk.NOW);

        Forgery.remove(desk.database, first);

        assertThat(replayed(desk, second).sealed()).isFalse();
    }

    @Test
    void receiptFromBeforeInputsWerePinnedIsSaidToBeOne() {
        VerdictDesk desk = VerdictDesk.confident();
        Assessment assessed =
                desk.dana().customer("it@harbor-freightways.example").assessed();
        ReceiptBody old = new Forgery(assessed.receipt()).withoutMentions();

        Replay replay = replayed(
                desk,
                desk.entitlements.keep(
                        TICKET.incrementAndGet(), Forgery.assessment(assessed, old), "S3", "S1", VerdictDesk.NOW));

        assertThat(replay.replayable()).isFalse();
        assertThat(replay.isSame()).isFalse();
    }

    @Test
    void thereIsNoReplayOfAReceiptThatIsNone() {
        assertThat(VerdictDesk.confident().entitlements.replay(-1)).isEmpty();
    }

    private static Receipt kept(VerdictDesk desk, Request request) {
        return desk.entitlements.keep(TICKET.incrementAndGet(), request.assessed(), "S3", "S3", VerdictDesk.NOW);
    }

    private static Replay replayed(VerdictDesk desk, Receipt receipt) {
        return desk.entitlements.replay(receipt.id()).orElseThrow();
    }
}
