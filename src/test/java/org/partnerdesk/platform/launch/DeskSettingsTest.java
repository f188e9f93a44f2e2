package org.partnerdesk.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partnerdesk.platform.CannotStart;
import org.partnerdesk.platform.launch.DeskSettings.Relay;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class DeskSettingsTest {
    @Test
    void hasTheDefaultsOfTheReadme() {
        assertThat(read(Map.of()))
                .isEqualTo(new DeskSettings(
                        8080,
                        2525,
                        Path.of("data").toAbsolutePath(),
                        null,
                        null,
                        null,
                        null,
                        "zoho-partner-support",
                        null,
                        true));
    }

    @Test
    void readsTheNamesOfTheReadme() {
        assertThat(read(Map.of(
                        "PARTNERDESK_HTTP_PORT", "80",
                        "PARTNERDESK_SMTP_PORT", "25",
                        "PARTNERDESK_DATA_DIR", "/srv/desk",
                        "PARTNERDESK_DATABASE_URL", "postgresql://desk@db.example/desk",
                        "PARTNERDESK_DIRECTORY_SOURCE", "https://accounts.example/v1/",
                        "PARTNERDESK_DIRECTORY_SOURCE_TOKEN", "sixteen-letters?",
                        "PARTNERDESK_SMTP_RELAY", "smtp.example:587",
                        "PARTNERDESK_PRESET", "blank",
                        "PARTNERDESK_API_TOKEN", "sixteen-letters!",
                        "PARTNERDESK_DEMO", "false")))
                .isEqualTo(new DeskSettings(
                        80,
                        25,
                        Path.of("/srv/desk"),
                        "postgresql://desk@db.example/desk",
                        URI.create("https://accounts.example/v1"),
                        "sixteen-letters?",
                        new Relay("smtp.example", 587),
                        "blank",
                        "sixteen-letters!",
                        false));
    }

    @Test
    void takesAnEmptyValueForNone() {
        assertThat(read(Map.of("PARTNERDESK_SMTP_RELAY", "", "PARTNERDESK_HTTP_PORT", " ")))
                .isEqualTo(read(Map.of()));
    }

    @Test
    void readsARelayByItsIpv6Address() {
        assertThat(read(Map.of("PARTNERDESK_SMTP_RELAY", "[2001:db8::25]:25")).relay())
                .isEqualTo(new Relay("2001:db8::25", 25));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8081", "http://127.0.0.1:8081/v1", "http://[::1]:8081"})
    void takesASourceOnTheSameMachineWithoutEncryption(String address) {
        assertThat(read(Map.of("PARTNERDESK_DIRECTORY_SOURCE", address)).directorySource())
                .isEqualTo(URI.create(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://accounts.example",
                "http://localhost.example",
                "accounts.example",
                "https://",
                "https://me:secret@accounts.example",
                "https://accounts.example/v1?key=secret",
                "https://accounts.example/#secret",
                "ftp://accounts.example",
                "https://accounts .example"
            })
    void refusesAnotherSourceWithoutShowingIt(String address) {
        assertThatThrownBy(() -> read(Map.of("PARTNERDESK_DIRECTORY_SOURCE", address)))
                .isInstanceOf(CannotStart.class)
                .hasMessage("PARTNERDESK_DIRECTORY_SOURCE must be an https address without user and query,"
                        + " such as https://accounts.example.com/v1.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PARTNERDESK_HTTP_PORT | http | PARTNERDESK_HTTP_PORT is \"http\" but must be a port number (0 to 65535).",
                "PARTNERDESK_SMTP_PORT | 65536 | PARTNERDESK_SMTP_PORT is \"65536\" but must be a port number (0 to 65535).",
                "PARTNERDESK_SMTP_RELAY | smtp.example | PARTNERDESK_SMTP_RELAY is \"smtp.example\" but must be host:port, such as smtp.example.com:587.",
                "PARTNERDESK_SMTP_RELAY | smtp.example:x | PARTNERDESK_SMTP_RELAY is \"smtp.example:x\" but must be host:port with a port number (0 to 65535).",
                "PARTNERDESK_PRESET | acme | PARTNERDESK_PRESET is \"acme\" but must be the name of a preset, such as blank or zoho-partner-support.",
                "PARTNERDESK_PRESET | ../../etc/passwd | PARTNERDESK_PRESET is \"../../etc/passwd\" but must be the name of a preset, such as blank or zoho-partner-support.",
                "PARTNERDESK_API_TOKEN | fifteen-letters | PARTNERDESK_API_TOKEN must have 16 characters or more, all of them printable ASCII and none a space.",
                "PARTNERDESK_DEMO | yes | PARTNERDESK_DEMO is \"yes\" but must be true or false.",
            })
    void refusesAValueThatMakesNoSenseInOneSentence(String name, String value, String sentence) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(CannotStart.class)
                .hasMessage(sentence);
    }

    private static DeskSettings read(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        return DeskSettings.from(environment);
    }
}
