package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the ten journeys put into the desk, as far as it decides about the customer. */
class JourneyInputsTest {
    private final VerdictDesk desk = VerdictDesk.confident();

    @Test
    void danaMailsTheTemplate() {
        Assessment assessed = desk.dana()
                .subject("Nobody can open Zoho CRM since 9 am")
                .words("""
                        Hello,

                        since nine this morning nobody can open CRM.

                        Service Name: Zoho CRM
                        Service Organisation ID [ZOID or ZGID]:
                        Customer Primary Email Address: it@harbor-freightways.example

                        Dana Whitfield
                        Delta Channel, +1 312 555 0142
                        dana@delta-channel.example
                        """)
                .assessed();

        assertThat(assessed.verdict()).isEqualTo(Verdict.LARGE_USER_ACCOUNT);
        assertThat(assessed.service()).isEqualTo("crm");
        assertThat(assessed.receipt().counted()).isEqualTo(640);
        assertThat(assessed.receipt().largeThreshold()).isEqualTo(250);
        assertThat(assessed.finds()).isEmpty();
    }

    @Test
    void hudaWritesArabicWithTheZoidInArabicIndicDigitsOnly() {
        Assessment assessed = desk.from("huda@nile-partners.example")
                .subject("تعذّر تسجيل الدخول")
                .words(
                        "مرحباً،\nلا يستطيع موظفو العميل تسجيل الدخول منذ الصباح.\nمعرّف المنظمة: ٧٠٠١٠٠٤٠١\nمع التحية، هدى")
                .assessed();

        assertThat(assessed.verdict()).isEqualTo(Verdict.LARGE_USER_ACCOUNT);
        assertThat(assessed.customerPrimaryEmail()).isEqualTo("admin@nile-trading.example");
        assertThat(assessed.filledByDesk()).isTrue();
        assertThat(assessed.receipt().foundBy().written()).isEqualTo("٧٠٠١٠٠٤٠١");
        assertThat(assessed.receipt().region()).isEqualTo("SA");
    }

    @Test
    void danaGivesNothing() {
        assertThat(desk.dana().subject("Help").words("It does not work.").outcome())
                .isEqualTo("NO_IDENTIFIER field=- offers=[]");
    }

    @Test
    void danaNamesLeeOrHisZuidOnly() {
        for (String words : List.of("lee@harbor-freightways.example cannot sign in", "ZUID 650100777 is locked out")) {
            assertThat(desk.dana().words(words).outcome()).isEqualTo("NO_IDENTIFIER field=- offers=[700100101]");
        }
    }

    @Test
    void aboutCampaignsIsExcludedAndTheReceiptSaysContacts() {
        Assessment assessed = desk.dana()
                .subject("Zoho Campaigns: bounces")
                .words("Customer Primary Email Address: ops@prairie-mailers.example")
                .assessed();

        assertThat(assessed.verdict()).isEqualTo(Verdict.EXCLUDED_SERVICE);
        assertThat(assessed.receipt().serviceMetric()).isEqualTo("CONTACTS");
        assertThat(assessed.receipt().subscriptions())
                .filteredOn(line -> line.service().equals("campaigns"))
                .singleElement()
                .satisfies(line -> assertThat(line.metric()).isEqualTo("CONTACTS"))
                .satisfies(line -> assertThat(line.counts()).isFalse());
        assertThat(assessed.licences()).isEqualTo(8);
    }

    @Test
    void danaAboutKestrelIsReviewedLikeACustomerThatDoesNotExist() {
        Assessment kestrel = desk.dana().customer("it@kestrel-aviation.example").assessed();
        Assessment nobodys = desk.dana().customer("it@no-such-customer.example").assessed();

        assertThat(kestrel.verdict()).isEqualTo(Verdict.UNMAPPED_PARTNER);
        assertThat(nobodys.verdict()).isEqualTo(Verdict.NOT_FOUND);
        assertThat(kestrel.account()).isNull();
        assertThat(kestrel.licences()).isNull();
        assertThat(kestrel.receipt().zoid()).isNull();
    }

    @Test
    void ruthAboutSevernRetailIsDataCentreUk() {
        Assessment assessed = desk.from("ruth@thames-channel.example")
                .words("Customer Primary Email Address: it@severn-retail.example")
                .assessed();

        assertThat(assessed.verdict()).isEqualTo(Verdict.LARGE_USER_ACCOUNT);
        assertThat(assessed.account().dataCentre()).isEqualTo("UK");
    }

    @Test
    void nokFilesInThai() {
        assertThat(desk.from("nok@siam-channel.example")
                        .subject("เข้าสู่ระบบ Zoho Oneไม่ได้")
                        .words("ลูกค้าเข้าใช้งานไม่ได้ รหัสองค์กร๗๐๐๑๐๐๓๐๑ครับ")
                        .outcome())
                .isEqualTo("LARGE_USER_ACCOUNT field=it@chaophraya-logistics.example by desk offers=[]");
    }

    @Test
    void strangersMailIsTaken() {
        assertThat(desk.from("someone@strangers.example")
                        .words("My ZOID is 700100101")
                        .outcome())
                .isEqualTo("UNMAPPED_PARTNER field=- offers=[700100101 unmapped]");
    }
}
