package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** identity.md, "A labelled line is the field wherever it stands". */
class TemplateLinesTest {
    private final VerdictDesk desk = VerdictDesk.confident();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Customer Primary Email Address: it@harbor-freightways.example",
                "customer primary email address：it@harbor-freightways.example",
                "Customer Primary Email Address = it@harbor-freightways.example",
                "Customer Primary Email Address\tit@harbor-freightways.example",
                "| Customer Primary Email Address | it@harbor-freightways.example |",
                "Customer Primary Email Address\nit@harbor-freightways.example",
                "Customer Primary Email Address:\n\nit@harbor-freightways.example\n\nThanks",
                "  • *Customer Primary Email Address*: <it@harbor-freightways.example>",
                "3. Customer Primary Email Address Field : mailto:it@harbor-freightways.example",
                "> Customer Primary E-mail Address: it@harbor-freightways.example",
                "Service Name: Zoho CRM, Customer Primary Email Address: it@harbor-freightways.example",
                "Customer Primary Email Address (عنوان البريد الإلكتروني الأساسي للعميل): it@harbor-freightways.example",
                "عنوان البريد الإلكتروني الأساسي للعميل: it@harbor-freightways.example",
                "عُنوان البريد الإلكترونيّ الأساسيّ للعميل :\u200Fit@harbor-freightways.example\u200E",
                "عنوان البريد الالكتروني الاساسي للعميل = it@harbor-freightways.example",
                "ที่อยู่อีเมลหลักของลูกค้า: it@harbor-freightways.example",
                "ช่องที่อยู่อีเมลหลักของลูกค้า：it@harbor-freightways.example",
                "Customer Primary Email Address (ที่อยู่อีเมลหลักของลูกค้า) : it@harbor-freightways.example",
            })
    void labelledLineIsTheField(String line) {
        Assessment assessed =
                desk.dana().words("Dear team,\n" + line + "\nRegards").assessed();

        assertThat(assessed.verdict()).isEqualTo(Verdict.LARGE_USER_ACCOUNT);
        assertThat(assessed.customerPrimaryEmail()).isEqualTo("it@harbor-freightways.example");
        assertThat(assessed.labelled()).isTrue();
        assertThat(assessed.filledByDesk()).isFalse();
        assertThat(assessed.receipt().foundBy().where()).isEqualTo("customerPrimaryEmail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Service Organisation ID [ZOID or ZGID]: 700100101",
                "Service Organization ID: 700 100 101",
                "معرِّف مؤسسة الخدمة [ZOID أو ZGID]: ٧٠٠١٠٠١٠١",
                "รหัสองค์กรบริการ [ZOID หรือ ZGID]: ๗๐๐๑๐๐๑๐๑",
            })
    void organisationIdIsAFieldToo(String line) {
        Assessment assessed = desk.dana().words(line).assessed();

        assertThat(assessed.verdict()).isEqualTo(Verdict.LARGE_USER_ACCOUNT);
        assertThat(assessed.receipt().foundBy().where()).isEqualTo("organisationId");
        assertThat(assessed.organisationId()).isNotNull();
    }

    @Test
    void fieldsOnOneLineArePartedByTheNextLabel() {
        Assessment assessed = desk.dana()
                .words("Customer Primary Email Address: it@harbor-freightways.example  Service Name: Zoho Desk")
                .assessed();

        assertThat(assessed.customerPrimaryEmail()).isEqualTo("it@harbor-freightways.example");
        assertThat(assessed.service()).isEqualTo("desk");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Customer Primary Email Address:",
                "Customer Primary Email Address: \nService Name: Zoho CRM",
                "Customer Primary Email Address:\nPlease help us soon.",
                "Customer Primary Email Address: ____",
                "We always forget the Customer Primary Email Address, sorry.",
            })
    void emptyLabelledLineIsNoField(String words) {
        assertThat(desk.dana().words(words).outcome()).isEqualTo("NO_IDENTIFIER field=- offers=[]");
    }

    @Test
    void emptyLabelledLineLeavesTheTextToBeRead() {
        assertThat(desk.dana()
                        .words("Customer Primary Email Address:\n\nThe ZOID is 700100101.")
                        .outcome())
                .isEqualTo("LARGE_USER_ACCOUNT field=it@harbor-freightways.example by desk offers=[]");
    }

    @Test
    void labelledLineCountsInQuotedMailToo() {
        assertThat(desk.dana()
                        .words("Any news?")
                        .quoted("> Customer Primary Email Address: it@harbor-freightways.example")
                        .outcome())
                .isEqualTo("LARGE_USER_ACCOUNT field=it@harbor-freightways.example offers=[]");
    }

    @Test
    void ownWordsGoBeforeQuotedOnes() {
        assertThat(desk.dana()
                        .words("Customer Primary Email Address: owner@maple-lane-books.example")
                        .quoted("Customer Primary Email Address: it@harbor-freightways.example\n"
                                + "Service Organisation ID: 700100101")
                        .outcome())
                .isEqualTo("STANDARD_ACCOUNT field=owner@maple-lane-books.example offers=[]");
    }

    @Test
    void filledInFieldGoesBeforeALabelledLine() {
        Assessment assessed = desk.dana()
                .customer("owner@maple-lane-books.example")
                .words("Customer Primary Email Address: it@harbor-freightways.example")
                .assessed();

        assertThat(assessed.verdict()).isEqualTo(Verdict.STANDARD_ACCOUNT);
        assertThat(assessed.labelled()).isFalse();
    }

    @Test
    void labelledUnknownAddressStaysAsTyped() {
        assertThat(desk.dana()
                        .words("Customer Primary Email Address: boss@nowhere.example\nZOID 700100101")
                        .outcome())
                .isEqualTo("NOT_FOUND field=boss@nowhere.example offers=[700100101]");
    }
}
