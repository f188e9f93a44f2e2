package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.entitlement.EntitlementPolicy.CountingRule;
import org.partnerdesk.entitlement.EntitlementPolicy.Threshold;
import org.partnerdesk.entitlement.EntitlementSettings.Fill;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** D3: every verdict ends in a receipt that nobody can change. */
class ReceiptsTest {
    private final VerdictDesk desk = VerdictDesk.with(Fill.CONFIDENT);
    private final JdbcClient sql = JdbcClient.create(desk.database);

    @Test
    void receiptTellsAllFactsBehindTheVerdict() {
        Assessment assessed =
                desk.dana().service("Zoho CRM").words("Org ID ٧٠٠١٠٠١٠١").assessed();

        Receipt kept = desk.entitlements.keep(1, assessed, "S3", "S1", VerdictDesk.NOW);

        JsonNode body = JsonMapper.shared().readTree(kept.json());
        assertThat(body.at("/verdict").stringValue()).isEqualTo("LARGE_USER_ACCOUNT");
        assertThat(body.at("/inputs/sender").stringValue()).isEqualTo(VerdictDesk.DANA);
        assertThat(body.at("/inputs/partner").stringValue()).isEqualTo("Delta Channel");
        assertThat(body.at("/inputs/service").stringValue()).isEqualTo("Zoho CRM");
        assertThat(body.at("/foundBy/by").stringValue()).isEqualTo("ZOID");
        assertThat(body.at("/foundBy/written").stringValue()).isEqualTo("٧٠٠١٠٠١٠١");
        assertThat(body.at("/foundBy/where").stringValue()).isEqualTo("OWN_WORDS");
        assertThat(body.at("/accountName").stringValue()).isEqualTo("Harbor Freightways");
        assertThat(body.at("/subscriptions")).hasSize(2);
        assertThat(body.at("/subscriptions/0/reason").stringValue()).isEqualTo("COUNTED");
        assertThat(body.at("/counted").longValue()).isEqualTo(640);
        assertThat(body.at("/region").stringValue()).isEqualTo("US");
        assertThat(body.at("/keyThreshold").longValue()).isEqualTo(100);
        assertThat(body.at("/largeThreshold").longValue()).isEqualTo(250);
        assertThat(body.at("/policyVersion").intValue()).isEqualTo(1);
        assertThat(body.at("/directoryAt").stringValue()).isEqualTo("2026-03-15T10:00:00Z");
        assertThat(body.at("/severityBefore").stringValue()).isEqualTo("S3");
        assertThat(body.at("/severityAfter").stringValue()).isEqualTo("S1");
    }

    @Test
    void everyVerdictHasAReceiptWithItsOffers() {
        List<Assessment> all = List.of(
                desk.dana().assessed(),
                desk.dana().customer("nobody@nowhere.example").assessed(),
                desk.dana().words("700100101 700100102").assessed(),
                desk.dana().words("ZOID 700100601").assessed(),
                desk.dana().service("campaigns").assessed(),
                desk.dana().words("lee@harbor-freightways.example").assessed());

        for (Assessment assessed : all) {
            desk.entitlements.keep(2, assessed, "S3", "S3", VerdictDesk.NOW);
        }

        assertThat(desk.entitlements.receipts(2, 0, 50))
                .extracting(Receipt::verdict)
                .containsExactly(
                        Verdict.NO_IDENTIFIER,
                        Verdict.NOT_FOUND,
                        Verdict.AMBIGUOUS,
                        Verdict.UNMAPPED_PARTNER,
                        Verdict.EXCLUDED_SERVICE,
                        Verdict.NO_IDENTIFIER);
        assertThat(desk.entitlements.receipts(2, 0, 50))
                .extracting(r -> r.body().finds())
                .containsExactlyElementsOf(all.stream().map(Assessment::finds).toList());
    }

    @Test
    void receiptsOfATicketAreAChain() throws Exception {
        Assessment assessed = desk.dana().words("ZOID 700100101").assessed();
        desk.entitlements.keep(3, assessed, "S3", "S1", VerdictDesk.NOW);
        desk.entitlements.keep(3, assessed, "S1", "S1", VerdictDesk.NOW.plusSeconds(60));
        desk.entitlements.keep(4, assessed, "S3", "S1", VerdictDesk.NOW);

        List<Receipt> receipts = desk.entitlements.receipts(3, 0, 50);

        assertThat(receipts).extracting(Receipt::seq).containsExactly(1, 2);
        assertThat(receipts.get(0).previousSha256()).isNull();
        assertThat(receipts.get(1).previousSha256()).isEqualTo(receipts.get(0).sha256());
        for (Receipt receipt : receipts) {
            String hashed = (receipt.previousSha256() == null ? "" : receipt.previousSha256()) + receipt.json();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(hashed.getBytes(StandardCharsets.UTF_8));
            assertThat(receipt.sha256()).isEqualTo(HexFormat.of().formatHex(hash));
        }
    }

    @Test
    void jsonIsCanonical() {
        ReceiptBody body = desk.dana().words("ZOID 700100101").assessed().receipt();

        String json = CanonicalJson.write(body);

        assertThat(json)
                .startsWith("{\"accountName\":\"Harbor Freightways\",\"at\":\"2026-03-15T10:00:00Z\",\"counted\":640");
        assertThat(CanonicalJson.read(json, ReceiptBody.class)).isEqualTo(body);
        assertThat(CanonicalJson.write(CanonicalJson.read(json, ReceiptBody.class)))
                .isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update entitlement.receipt set verdict = 'KEY_ACCOUNT'",
                "delete from entitlement.receipt",
                "truncate entitlement.receipt",
            })
    void databaseRefusesToChangeAReceipt(String change) {
        desk.entitlements.keep(5, desk.dana().assessed(), "S3", "S3", VerdictDesk.NOW);

        assertThatThrownBy(() -> sql.sql(change).update()).hasMessageContaining("append-only");
    }

    @Test
    void latestReceiptIsOneRowOfAView() {
        Assessment assessed = desk.dana().words("ZOID 700100101").assessed();
        desk.entitlements.keep(6, assessed, "S3", "S1", VerdictDesk.NOW);
        desk.entitlements.keep(6, desk.dana().assessed(), "S1", "S1", VerdictDesk.NOW);

        assertThat(sql.sql("select verdict from entitlement.pub_latest_receipt where ticket_id = 6")
                        .query(String.class)
                        .list())
                .containsExactly("NO_IDENTIFIER");
        assertThat(sql.sql("select count(*) from entitlement.pub_receipt where ticket_id = 6")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void hostileFieldsAreKeptInReceipts() {
        Assessment assessed = desk.dana()
                .customer("a\u0000b \uD800 <script>alert(1)</script>")
                .words("nobody@nowhere.example \uDC00\u0000")
                .assessed();

        Receipt kept = desk.entitlements.keep(7, assessed, "S3", "S3", VerdictDesk.NOW);

        assertThat(kept.body().inputs().customerPrimaryEmail()).contains("<script>");
    }

    @Test
    void samePolicyTwiceIsOneVersion() {
        EntitlementPolicy sample = VerdictDesk.samplePolicy();
        desk.entitlements.install(sample);
        assertThat(desk.entitlements.policyAt(VerdictDesk.NOW).version()).isEqualTo(1);

        desk.entitlements.install(new EntitlementPolicy(
                0, CountingRule.SUM, Map.of("US", new Threshold(500, 1_000)), Set.of("campaigns")));

        assertThat(desk.entitlements.policyAt(VerdictDesk.NOW).version()).isEqualTo(2);
        assertThat(desk.dana().customer("700100101").assessed())
                .satisfies(a -> assertThat(a.verdict()).isEqualTo(Verdict.KEY_ACCOUNT))
                .satisfies(a -> assertThat(a.policyVersion()).isEqualTo(2));

        desk.entitlements.install(sample);
        assertThat(desk.entitlements.policyAt(VerdictDesk.NOW).version()).isEqualTo(3);
    }
}
