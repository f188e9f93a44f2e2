package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.directory.Vendor;
import org.partnerdesk.entitlement.EntitlementSettings.Fill;
import org.partnerdesk.entitlement.reading.ServiceReader;

/** identity.md, "Which verdict" and "Only mapped accounts decide". */
class VerdictOrderTest {
    private final VerdictDesk desk = VerdictDesk.confident();

    @Test
    void excludedServiceComesFirstAndTheFieldIsFilledAllTheSame() {
        Assessment assessed =
                desk.dana().service("Zoho Campaigns").words("ZOID 700100101").assessed();

        assertThat(assessed.verdict()).isEqualTo(Verdict.EXCLUDED_SERVICE);
        assertThat(assessed.customerPrimaryEmail()).isEqualTo("it@harbor-freightways.example");
        assertThat(assessed.isPriority()).isFalse();
        assertThat(assessed.receipt().serviceMetric()).isEqualTo("CONTACTS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "700100101 700100102", "ZOID 700100601", "nobody@nowhere.example"})
    void excludedServiceIsExcludedWhoeverTheCustomer(String words) {
        assertThat(desk.dana().service("campaigns").words(words).assessed().verdict())
                .isEqualTo(Verdict.EXCLUDED_SERVICE);
    }

    @ParameterizedTest
    @CsvSource({"crm, DIRECTORY_UNAVAILABLE", "campaigns, EXCLUDED_SERVICE"})
    void silentDirectoryIsAVerdictBehindTheExcludedService(String service, Verdict verdict) {
        Claim claim = desk.dana()
                .service(service)
                .customer("it@harbor-freightways.example")
                .claim();

        Assessment assessed = unanswered(claim);

        assertThat(assessed.verdict()).isEqualTo(verdict);
        assertThat(assessed.customerPrimaryEmail()).isEqualTo("it@harbor-freightways.example");
        assertThat(assessed.account()).isNull();
        assertThat(assessed.receipt().verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            it@harbor-freightways.example   | LARGE_USER_ACCOUNT
            admin@blue-mesa-clinics.example | KEY_ACCOUNT
            owner@maple-lane-books.example  | STANDARD_ACCOUNT
            ops@prairie-mailers.example     | STANDARD_ACCOUNT
            """)
    void accountGivesItsClass(String customer, Verdict verdict) {
        assertThat(desk.dana().customer(customer).assessed().verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it@kestrel-aviation.example",
                "another@kestrel-aviation.example",
                "ZOID 700100601",
                "700100601",
                "kestrel-aviation.example",
                "our customer Kestrel Aviation",
            })
    void onlyUnmappedAccountsByAnyKeyAreUnmapped(String words) {
        Assessment assessed = desk.dana().words(words).assessed();

        assertThat(assessed.verdict()).isEqualTo(Verdict.UNMAPPED_PARTNER);
        assertThat(assessed.account()).isNull();
        assertThat(assessed.customerPrimaryEmail()).isNull();
        assertThat(assessed.licences()).isNull();
        assertThat(assessed.finds())
                .singleElement()
                .satisfies(find -> assertThat(find.mapped()).isFalse());
    }

    @Test
    void unmappedAccountInAFieldIsUnmapped() {
        assertThat(desk.dana().customer("it@kestrel-aviation.example").outcome())
                .isEqualTo("UNMAPPED_PARTNER field=it@kestrel-aviation.example offers=[700100601 unmapped]");
        assertThat(desk.dana().customer("700100601").outcome())
                .isEqualTo("UNMAPPED_PARTNER field=700100601 offers=[700100601 unmapped]");
    }

    @Test
    void mappedAccountIsFilledThoughAnUnmappedOneIsNamedBesideIt() {
        assertThat(desk.dana().words("700100101, it@kestrel-aviation.example").outcome())
                .isEqualTo("LARGE_USER_ACCOUNT field=it@harbor-freightways.example by desk"
                        + " offers=[700100601 unmapped]");
        assertThat(desk.dana()
                        .customer("it@harbor-freightways.example")
                        .organisation("700100601")
                        .outcome())
                .startsWith("LARGE_USER_ACCOUNT field=it@harbor-freightways.example");
    }

    @Test
    void strangersAndFreeMailSendersHaveNoMappings() {
        assertThat(desk.from("somebody@gmail.com")
                        .words("it@harbor-freightways.example")
                        .outcome())
                .startsWith("UNMAPPED_PARTNER field=- ");
        assertThat(desk.from("somebody@strangers.example").words("hello").outcome())
                .isEqualTo("NO_IDENTIFIER field=- offers=[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "someone@nowhere.example",
                "someone@gmail.com",
                "ZOID 712345678",
                "ZGID: 712345678",
                "zuid 712345678",
                "Org ID: 712345678",
                "the organisation id of our customer is 712345678",
                "معرف المنظمة ٧١٢٣٤٥٦٧٨",
                "รหัสองค์กร ๗๑๒๓๔๕๖๗๘",
            })
    void addressOrNamedIdentifierThatIsNobodysIsNotFound(String words) {
        assertThat(desk.dana().words(words).outcome()).isEqualTo("NOT_FOUND field=- offers=[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "712345678", "invoice 712345678", "nowhere.example", "Zoho CRM is down", "12345"})
    void anythingElseIsNoIdentifier(String words) {
        assertThat(desk.dana().words(words).outcome()).isEqualTo("NO_IDENTIFIER field=- offers=[]");
    }

    @Test
    void addressAtAnAccountsDomainIsNotNobodys() {
        assertThat(desk.dana().words("newcomer@harbor-freightways.example").outcome())
                .isEqualTo("NO_IDENTIFIER field=- offers=[700100101]");
    }

    @Test
    void weakOfferKeepsTheVerdictNoIdentifierWhateverElseIsNamed() {
        assertThat(desk.dana()
                        .words("lee@harbor-freightways.example and someone@gmail.com")
                        .outcome())
                .isEqualTo("NO_IDENTIFIER field=- offers=[700100101]");
    }

    private Assessment unanswered(Claim claim) {
        Vendor vendor = desk.directory.vendor();
        Premises premises =
                new Premises(vendor, Set.of(), VerdictDesk.samplePolicy(), new EntitlementSettings(Fill.CONFIDENT));
        Reading reading = Reading.of(claim, new ServiceReader(vendor.services()));
        return new Assessor(claim, reading, premises, NeverCounts.of(claim, premises), new Asked.Unavailable())
                .assess();
    }
}
