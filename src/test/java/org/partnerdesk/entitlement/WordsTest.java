package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.directory.KeyKind;
import org.partnerdesk.entitlement.EntitlementSettings.Fill;

/** identity.md, "Text fills the field by itself only by a strong key" and "Where text comes from, in order". */
class WordsTest {
    private static final String FILLED = "LARGE_USER_ACCOUNT field=it@harbor-freightways.example by desk offers=[]";
    private static final String OFFERED = "NO_IDENTIFIER field=- offers=[700100101]";
    private static final String NOTHING = "NO_IDENTIFIER field=- offers=[]";
    private final VerdictDesk desk = VerdictDesk.confident();

    @ParameterizedTest
    @ValueSource(strings = {"it@harbor-freightways.example", "ZOID 700100101", "700100101", "our ZGID: 800100101"})
    void strongKeyOfOneMappedAccountFills(String words) {
        assertThat(desk.dana().words("Nobody can sign in. " + words).outcome()).isEqualTo(FILLED);
    }

    @ParameterizedTest(name = "{0} is only offered")
    @CsvSource(delimiter = '|', textBlock = """
            lee@harbor-freightways.example      | USER_EMAIL
            ZUID 650100777                      | ZUID
            650100777                           | ZUID
            somebody@harbor-freightways.example | DOMAIN
            www.harbor-freightways.example/crm  | DOMAIN
            our customer Harbor Freightways     | NAME
            """)
    void weakKeyIsOffered(String words, KeyKind kind) {
        Assessment assessed = desk.dana().words(words).assessed();

        assertThat(assessed.verdict()).isEqualTo(Verdict.NO_IDENTIFIER);
        assertThat(assessed.customerPrimaryEmail()).isNull();
        assertThat(assessed.finds()).singleElement().satisfies(find -> {
            assertThat(find.kind()).isEqualTo(kind);
            assertThat(find.fillWith()).isEqualTo("it@harbor-freightways.example");
            assertThat(words).contains(find.written());
        });
    }

    @Test
    void strongAndWeakKeysOfOneAccountFill() {
        assertThat(desk.dana()
                        .words("lee@harbor-freightways.example, org 700100101")
                        .outcome())
                .isEqualTo(FILLED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "700100101 and 700100102",
                "it@harbor-freightways.example like owner@maple-lane-books.example",
                "700100101, seen by front@two-rivers-dental.example",
                "700100101, seen by newcomer@two-rivers-dental.example",
            })
    void addressOrIdentifierOfAnotherMappedAccountBesideItForbidsFilling(String words) {
        assertThat(desk.dana().words(words).outcome()).startsWith("AMBIGUOUS field=- offers=[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"700100101 (see maple-lane-books.example)", "700100101, as for Maple Lane Books"})
    void mereDomainOrNameOfAnotherAccountBesideItForbidsNothing(String words) {
        assertThat(desk.dana().words(words).outcome())
                .isEqualTo("LARGE_USER_ACCOUNT field=it@harbor-freightways.example by desk offers=[700100102]");
    }

    @Test
    void twoWeakFindsAreOffered() {
        assertThat(desk.dana()
                        .words("lee@harbor-freightways.example, front@two-rivers-dental.example")
                        .outcome())
                .isEqualTo("NO_IDENTIFIER field=- offers=[700100101, 700200101]");
    }

    @Test
    void withSuggestEvenAStrongFindIsAClick() {
        VerdictDesk suggesting = VerdictDesk.with(Fill.SUGGEST);

        assertThat(suggesting.dana().words("ZOID 700100101").outcome()).isEqualTo(OFFERED);
        assertThat(suggesting.dana().customer("700100101").outcome()).isEqualTo(FILLED);
    }

    @Test
    void subjectOwnWordsAndAttachmentNamesAreRead() {
        assertThat(desk.dana().subject("[700100101] login").outcome()).isEqualTo(FILLED);
        assertThat(desk.dana().words("Org ID 700100101").outcome()).isEqualTo(FILLED);
        assertThat(desk.dana().attached("screenshot_org_700100101.png").outcome())
                .isEqualTo(FILLED);
    }

    @Test
    void quotedMailAndAttachedTextAreOnlyOffered() {
        assertThat(desk.dana().words("Any news?").quoted("ZOID 700100101").outcome())
                .isEqualTo(OFFERED);
        assertThat(desk.dana()
                        .words("See the log.")
                        .attachmentText("org=700100101")
                        .outcome())
                .isEqualTo(OFFERED);
        assertThat(desk.dana().quoted("bob@nowhere.example").outcome()).isEqualTo(NOTHING);
        assertThat(desk.dana().quoted("ZOID 700100601").outcome())
                .isEqualTo("NO_IDENTIFIER field=- offers=[700100601 unmapped]");
    }

    @Test
    void quotedMailIsLookedAtOnlyWhenOwnWordsGaveNothing() {
        assertThat(desk.dana()
                        .words("lee@harbor-freightways.example")
                        .quoted("owner@maple-lane-books.example")
                        .outcome())
                .isEqualTo(OFFERED);
    }

    @Test
    void signaturesCount() {
        assertThat(desk.dana()
                        .words("Please help.\n-- \nLee, Harbor Freightways\nlee@harbor-freightways.example")
                        .outcome())
                .isEqualTo(OFFERED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dana@delta-channel.example",
                "omar@delta-channel.example",
                "sales@eu.delta-channel.example",
                "https://delta-channel.example",
                "partner-support@zohocorp.com",
                "somebody@zoho.com",
                "https://crm.zoho.eu/login",
                "someone@nordwind-beratung.example",
                "www.nordwind-beratung.example",
                "noreply@machines.example",
                "crm-users-request@machines.example",
                "discussion@lists.machines.example",
            })
    void ownPartnersVendorsListsAndOtherPartnersAddressesNeverCount(String words) {
        assertThat(desk.dana().words(words).outcome()).isEqualTo(NOTHING);
    }

    @Test
    void mailingListOfTheHeadersNeverCounts() {
        assertThat(desk.dana()
                        .throughList("crm@harbor-freightways.example")
                        .words("crm@harbor-freightways.example")
                        .outcome())
                .isEqualTo(NOTHING);
        assertThat(desk.dana()
                        .throughList("harbor-freightways.example")
                        .words("crm@harbor-freightways.example")
                        .outcome())
                .isEqualTo(NOTHING);
    }

    @Test
    void addressAtAnotherPartnersDomainCountsAsUserOfAMappedAccount() {
        assertThat(desk.dana().words("jana@nordwind-beratung.example").outcome())
                .isEqualTo("NO_IDENTIFIER field=- offers=[700200102]");
        assertThat(desk.from("nok@siam-channel.example")
                        .words("jana@nordwind-beratung.example")
                        .outcome())
                .isEqualTo(NOTHING);
    }

    @Test
    void superAdminsOwnFreeMailAddressIsStrong() {
        assertThat(desk.dana().words("tworivers.dental@gmail.com").outcome())
                .isEqualTo("STANDARD_ACCOUNT field=tworivers.dental@gmail.com by desk offers=[]");
    }

    @Test
    void freeMailDomainNeverMatches() {
        assertThat(desk.dana().words("see gmail.com").outcome()).isEqualTo(NOTHING);
        assertThat(desk.dana().words("someone@gmail.com").outcome()).isEqualTo("NOT_FOUND field=- offers=[]");
    }

    @Test
    void domainCoversItsSubdomainsAndTheLongestRegisteredWins() {
        assertThat(desk.dana().words("ann@mail.harbor-freightways.example").outcome())
                .isEqualTo(OFFERED);
        assertThat(desk.dana()
                        .words("ann@north.terminals.harbor-freightways.example")
                        .outcome())
                .isEqualTo("NO_IDENTIFIER field=- offers=[700200103]");
        assertThat(desk.dana().words("ann@other-harbor-freightways.example").outcome())
                .isEqualTo("NOT_FOUND field=- offers=[]");
    }

    @Test
    void numberIsFirstAZoidOrZgidUnlessItIsCalledAZuid() {
        assertThat(desk.dana().words("800100101").outcome()).isEqualTo(FILLED);
        assertThat(desk.dana().words("the user's ZUID is 800100101").outcome())
                .isEqualTo("NO_IDENTIFIER field=- offers=[20260315]");
    }

    @Test
    void offersAreRankedByKey() {
        assertThat(desk.dana()
                        .words(
                                "Maple Lane Books wrote to lee@harbor-freightways.example, see two-rivers-dental.example")
                        .outcome())
                .isEqualTo("NO_IDENTIFIER field=- offers=[700100101, 700200101, 700100102]");
    }

    @Test
    void offerTellsTheWordsThatLedThereAndWhereTheyStood() {
        Assessment assessed = desk.dana()
                .subject("Login")
                .words("Please ask Lee@Harbor-Freightways.example.")
                .assessed();

        assertThat(assessed.finds())
                .containsExactly(new Find(
                        KeyKind.USER_EMAIL,
                        "Lee@Harbor-Freightways.example",
                        Passage.Source.OWN_WORDS,
                        "700100101",
                        "Harbor Freightways",
                        "it@harbor-freightways.example",
                        true));
    }
}
