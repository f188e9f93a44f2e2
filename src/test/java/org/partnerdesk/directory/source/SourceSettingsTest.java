package org.partnerdesk.directory.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SourceSettingsTest {
    @Test
    void hasTheTimesOfTheRecipe() {
        assertThat(bound(Map.of()))
                .isEqualTo(new SourceSettings(
                        Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofHours(24), Duration.ofSeconds(30)));
    }

    @Test
    void readsTheNamesOfTheRecipe() {
        assertThat(bound(Map.of(
                        "partnerdesk.source.deadline", "1s",
                        "partnerdesk.source.fresh", "1m",
                        "partnerdesk.source.grace", "1h",
                        "partnerdesk.source.pause", "5s")))
                .isEqualTo(new SourceSettings(
                        Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofSeconds(5)));
    }

    private static SourceSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("partnerdesk.source", SourceSettings.class);
    }
}
