package org.partnerdesk.entitlement.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.directory.Metric;
import org.partnerdesk.directory.Service;

/** identity.md, "Service". */
class ServicesTest {
    private final ServiceReader services = new ServiceReader(List.of(
            service("crm", "Zoho CRM"),
            service("bigin", "Bigin", "Bigin by Zoho CRM"),
            service("one", "Zoho One"),
            service("mail", "Zoho Mail"),
            service("writer", "Zoho Writer"),
            service("campaigns", "Zoho Campaigns"),
            service(
                    "writer-addons",
                    "Zoho Writer add-ons",
                    "Writer add-on",
                    "مكون Zoho Writer الإضافي",
                    "مكونات Zoho Writer الإضافية",
                    "ส่วนเสริม Zoho Writer")));

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            Zoho CRM is down                     | crm
            ZOHO CRM!                            | crm
            zoho-crm                             | crm
            ในZoho CRMใช้ไม่ได้                     | crm
            ใช้ Zoho CRM ไม่ได้                    | crm
            مشكلة في Zoho CRM اليوم              | crm
            لا يعمل بZoho CRM                    | crm
            Bigin by Zoho CRM                    | bigin
            Zoho Campaigns bounces               | campaigns
            Zoho Writer does not open            | writer
            the Zoho Writer add-ons              | writer-addons
            our Writer add-on fails              | writer-addons
            مكوّن Zoho Writer الإضافي             | writer-addons
            بمكونات Zoho Writer الإضافية         | writer-addons
            ใช้ส่วนเสริม Zoho Writer ไม่ได้          | writer-addons
            ใช้ส่วนเสริมZoho Writerไม่ได้            | writer-addons
            """)
    void serviceIsNamedInWholeWords(String text, String code) {
        assertThat(services.named(Folded.of(text))).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"our campaign", "campaigns", "a one-off", "Zoho CRM2", "ZohoCRM", "xZoho CRMs", "Zoho\nCRM"})
    void otherWordsNameNone(String text) {
        assertThat(services.named(Folded.of(text))).isEmpty();
    }

    @Test
    void twoServicesAreTwo() {
        assertThat(services.named(Folded.of("Zoho CRM and Zoho Mail"))).isEqualTo(Set.of("crm", "mail"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            crm            | crm
            CRM            | crm
            zoho crm       | crm
            Campaigns      | campaigns
            writer-addons  | writer-addons
            Writer         | writer
            Zoho Writer add-ons | writer-addons
            """)
    void fieldHoldsACodeOrANameWithOrWithoutTheVendors(String content, String code) {
        assertThat(services.field(content)).isEqualTo(Optional.of(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "campaign", "CRM and Mail", "?"})
    void anythingElseInTheFieldIsNoService(String content) {
        assertThat(services.field(content)).isEmpty();
    }

    private static Service service(String code, String name, String... aliases) {
        return new Service(code, name, Metric.USERS, List.of(aliases));
    }
}
