package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** identity.md, "Service": from the field, else from subject and own words. */
class ServiceOfATicketTest {
    private final VerdictDesk desk = VerdictDesk.confident();

    @Test
    void fieldGoesBeforeWords() {
        assertThat(desk.dana()
                        .service("crm")
                        .words("Zoho Campaigns does not open")
                        .assessed()
                        .service())
                .isEqualTo("crm");
        assertThat(desk.dana()
                        .words("Service Name: Zoho Desk\nsince Zoho CRM was changed")
                        .assessed()
                        .service())
                .isEqualTo("desk");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Zoho Campaigns bounces            | campaigns
            Campaign is stuck                 | -
            Zoho CRM and Zoho Campaigns       | -
            Zoho CRM, and Zoho CRM once more  | crm
            """)
    void wordsNameExactlyOne(String subject, String service) {
        assertThat(desk.dana().subject(subject).assessed().service()).isEqualTo(service);
    }

    @Test
    void twoServicesNamedAreNotExcluded() {
        assertThat(desk.dana()
                        .subject("Zoho CRM")
                        .words("and Zoho Campaigns, ZOID 700100101")
                        .assessed()
                        .verdict())
                .isEqualTo(Verdict.LARGE_USER_ACCOUNT);
    }

    @Test
    void quotedMailAndAttachmentsNameNone() {
        assertThat(desk.dana()
                        .words("Hello")
                        .quoted("Zoho CRM")
                        .attached("Zoho CRM.pdf")
                        .attachmentText("Zoho CRM")
                        .assessed()
                        .service())
                .isNull();
    }
}
