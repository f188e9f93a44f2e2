package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.directory.DirectoryFile;
import org.partnerdesk.directory.DirectoryFile.AccountRow;

/** D5: an account that is not the partner's decides nothing, however near its keys come to those of the partner's own. */
class ForeignAccountsTest {
    private static final VerdictDesk WITHOUT = VerdictDesk.confident();
    private static final VerdictDesk WITH = VerdictDesk.with(EntitlementSettings.Fill.CONFIDENT);

    static {
        WITH.directory.take(new DirectoryFile(
                List.of(
                        foreign("700100101042", "Harbor Freightways East", "it@east.harbor-freightways.example"),
                        foreign("800100101042", "Harbor", "it@harbor-freightways.example.org")),
                List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "somebody@east.harbor-freightways.example",
                "east.harbor-freightways.example",
                "it@east.harbor-freightways.example",
                "ZOID 700100101 042",
                "700100101 042",
                "ZGID 800100101 042",
                "Harbor Freightways East",
                "Harbor Freightways"
            })
    void whatLeadsToThePartnersOwnAccountDoesSoWhoeverElseAnswersToIt(String said) {
        assertThat(decided(WITH.dana().customer(said)))
                .isEqualTo(decided(WITHOUT.dana().customer(said)));
        assertThat(decided(WITH.dana().organisation(said)))
                .isEqualTo(decided(WITHOUT.dana().organisation(said)));
        String words = "It is about " + said + " since today.";
        assertThat(decided(WITH.dana().words(words)))
                .isEqualTo(decided(WITHOUT.dana().words(words)));
    }

    /** All of an assessment that reaches a partner by word, mark or promise; verdicts without an account read the same. */
    private static String decided(VerdictDesk.Request request) {
        Assessment a = request.assessed();
        return (a.account() == null ? "nobody" : a.account().zoid() + " " + a.verdict()) + " "
                + a.customerPrimaryEmail() + " " + a.severity();
    }

    private static AccountRow foreign(String zoid, String name, String superAdmin) {
        return new AccountRow(zoid, name, "US", null, superAdmin, null, null, null, null);
    }
}
