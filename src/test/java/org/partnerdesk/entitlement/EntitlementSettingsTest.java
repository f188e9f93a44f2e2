package org.partnerdesk.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.partnerdesk.entitlement.EntitlementSettings.Fill;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EntitlementSettingsTest {

    @Test
    void fillsByItselfUnlessToldOtherwise() {
        assertThat(bound(Map.of()).fill()).isEqualTo(Fill.CONFIDENT);
        assertThat(bound(Map.of("partnerdesk.identity.fill", "suggest")).fill()).isEqualTo(Fill.SUGGEST);
    }

    private static EntitlementSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("partnerdesk.identity", EntitlementSettings.class);
    }
}
