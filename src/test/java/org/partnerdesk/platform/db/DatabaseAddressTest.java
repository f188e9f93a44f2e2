package org.partnerdesk.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.platform.CannotStart;
import org.partnerdesk.support.TestDatabase;

class DatabaseAddressTest {
    @ParameterizedTest
    @CsvSource({
        "postgresql://ann:p%40ss+1@db.example:5433/desk, jdbc:postgresql://db.example:5433/desk, ann, p@ss+1",
        "postgres://ann@db.example/desk?sslmode=require, jdbc:postgresql://db.example/desk?sslmode=require, ann,",
        "postgresql://[2001:db8::1]:5432/desk, jdbc:postgresql://[2001:db8::1]:5432/desk, ,",
        "jdbc:postgresql://db.example/desk?user=ann&password=x, jdbc:postgresql://db.example/desk?user=ann&password=x, ,",
    })
    void readsWhatPeopleHaveAtHand(String text, String jdbcUrl, String user, String password) {
        assertThat(DatabaseAddress.parse(text)).isEqualTo(new DatabaseAddress(jdbcUrl, user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"db.example:5432/desk", "mysql://ann:secret@db.example/desk", "postgresql://ann:secret@/x y"})
    void refusesWhatIsNoAddressAndRepeatsNoSecret(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("PARTNERDESK_DATABASE_URL is not an address")
                .hasMessageNotContaining("secret");
    }

    @Test
    void showsNoSecret() {
        assertThat(DatabaseAddress.parse("jdbc:postgresql://db.example/desk?user=ann&password=secret"))
                .hasToString("postgresql://db.example/desk");
    }

    @Test
    void knocksBeforeAnythingIsStarted() {
        ExternalDatabase.requireUsable(DatabaseAddress.parse(TestDatabase.emptyUrl()));
    }

    @Test
    void saysThatNobodyAnswers() {
        assertThatThrownBy(() ->
                        ExternalDatabase.requireUsable(DatabaseAddress.parse("postgresql://a:secret@localhost:1/d")))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The database at postgresql://localhost:1/d does not let the desk in")
                .hasMessageNotContaining("secret");
    }
}
