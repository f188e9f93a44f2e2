package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partnerdesk.directory.KeyKind;

/** identity.md, "Fields and text": what somebody filled in as such. */
class FieldsTest {
    private static final String LARGE = "LARGE_USER_ACCOUNT field=it@harbor-freightways.example";
    private final VerdictDesk desk = VerdictDesk.confident();

    @ParameterizedTest(name = "{0}: found by {2}")
    @CsvSource(delimiter = '|', textBlock = """
            the SuperAdmin's address           | it@harbor-freightways.example        | SUPER_ADMIN_EMAIL
            in capitals and brackets           | Harbor IT <IT@Harbor-Freightways.EXAMPLE> | SUPER_ADMIN_EMAIL
            another user's address             | lee@harbor-freightways.example       | USER_EMAIL
            an address at the account's domain | anyone@harbor-freightways.example    | DOMAIN
            the account's domain               | harbor-freightways.example           | DOMAIN
            a ZOID                             | 700100101                            | ZOID
            a ZGID                             | 800100101                            | ZGID
            a ZUID                             | ZUID 650100777                       | ZUID
            several keys of one account        | lee@harbor-freightways.example / 700100101 | USER_EMAIL
            """)
    void fieldHoldsAnyKey(String what, String field, KeyKind by) {
        Assessment assessed = desk.dana().customer(field).assessed();

        assertThat(assessed.verdict()).isEqualTo(Verdict.LARGE_USER_ACCOUNT);
        assertThat(assessed.licences()).isEqualTo(640);
        assertThat(assessed.receipt().foundBy().by()).isEqualTo(by.name());
        assertThat(assessed.receipt().foundBy().where()).isEqualTo("customerPrimaryEmail");
    }

    @Test
    void fieldWinsOverText() {
        assertThat(desk.dana()
                        .customer("it@harbor-freightways.example")
                        .words("ZOID 700100102, owner@maple-lane-books.example")
                        .outcome())
                .isEqualTo(LARGE + " offers=[700100102]");
    }

    @Test
    void twoFieldsThatPointToDifferentAccountsAreAmbiguous() {
        assertThat(desk.dana()
                        .customer("owner@maple-lane-books.example")
                        .organisation("700100101")
                        .outcome())
                .startsWith("AMBIGUOUS field=owner@maple-lane-books.example");
    }

    @Test
    void twoFieldsThatAgreeAreOneAnswer() {
        assertThat(desk.dana()
                        .customer("it@harbor-freightways.example")
                        .organisation("ZGID 800100101")
                        .outcome())
                .isEqualTo(LARGE + " offers=[]");
    }

    @Test
    void oneFieldTellsWhichOfTwoAccountsTheOtherMeans() {
        assertThat(desk.dana().customer("shared.admin@gmail.com").outcome())
                .startsWith("AMBIGUOUS field=shared.admin@gmail.com");
        assertThat(desk.dana()
                        .customer("shared.admin@gmail.com")
                        .organisation("700200102")
                        .outcome())
                .startsWith("LARGE_USER_ACCOUNT field=shared.admin@gmail.com");
    }

    @Test
    void anotherUsersAddressStaysAndTheSuperAdminsIsOfferedAsTheBetterContent() {
        Assessment assessed =
                desk.dana().customer("lee@harbor-freightways.example").assessed();

        assertThat(assessed.customerPrimaryEmail()).isEqualTo("lee@harbor-freightways.example");
        assertThat(assessed.filledByDesk()).isFalse();
        assertThat(assessed.finds()).singleElement().satisfies(find -> {
            assertThat(find.fillWith()).isEqualTo("it@harbor-freightways.example");
            assertThat(find.kind()).isEqualTo(KeyKind.USER_EMAIL);
            assertThat(find.source()).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource({"700100101", "٧٠٠١٠٠١٠١", "ZOID 700 100 101", "650100777"})
    void bareIdentifierInTheFieldIsReplacedByTheSuperAdminsAddressAtOnce(String identifier) {
        assertThat(desk.dana().customer(identifier).outcome()).isEqualTo(LARGE + " by desk offers=[]");
    }

    @Test
    void organisationIdAloneFillsTheCustomerField() {
        assertThat(desk.dana().organisation("700100101").outcome()).isEqualTo(LARGE + " by desk offers=[]");
    }

    @Test
    void whatNobodyCouldFindStaysAsTyped() {
        assertThat(desk.dana()
                        .customer("Someone@Nowhere.example")
                        .words("ZOID 700100101")
                        .outcome())
                .isEqualTo("NOT_FOUND field=Someone@Nowhere.example offers=[700100101]");
        assertThat(desk.dana().customer("the one in Boston").outcome())
                .isEqualTo("NO_IDENTIFIER field=the one in Boston offers=[]");
        assertThat(desk.dana().customer("123456789").outcome()).isEqualTo("NOT_FOUND field=123456789 offers=[]");
    }

    @Test
    void anUnknownAddressBesideAKnownOrganisationStaysAndTheOrganisationDecides() {
        assertThat(desk.dana()
                        .customer("new.person@nowhere.example")
                        .organisation("700100101")
                        .outcome())
                .isEqualTo("LARGE_USER_ACCOUNT field=new.person@nowhere.example offers=[700100101]");
    }

    @Test
    void ownAddressInTheFieldIsNobodys() {
        assertThat(desk.dana().customer(VerdictDesk.DANA).outcome())
                .isEqualTo("NO_IDENTIFIER field=" + VerdictDesk.DANA + " offers=[]");
    }

    @Test
    void whatTheDeskFilledStandsUntilAPersonsFieldSaysOtherwise() {
        assertThat(desk.dana()
                        .filledByDesk("it@harbor-freightways.example")
                        .words("owner@maple-lane-books.example")
                        .outcome())
                .isEqualTo(LARGE + " by desk offers=[700100102]");
        assertThat(desk.dana()
                        .filledByDesk("it@harbor-freightways.example")
                        .organisation("700100102")
                        .outcome())
                .startsWith("STANDARD_ACCOUNT field=owner@maple-lane-books.example by desk");
    }

    @Test
    void whatTheDeskFilledAndNoLongerFindsIsReadAnew() {
        assertThat(desk.dana()
                        .filledByDesk("former-admin@nowhere.example")
                        .words("ZOID 700100101")
                        .outcome())
                .isEqualTo(LARGE + " by desk offers=[]");
    }

    @Test
    void blankFieldIsEmpty() {
        assertThat(desk.dana().customer(" \u200F\u00A0 ").words("700100101").outcome())
                .isEqualTo(LARGE + " by desk offers=[]");
    }
}
