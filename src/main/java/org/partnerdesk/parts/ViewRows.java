package org.partnerdesk.parts;

import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Reads into records what a page's one statement gathered with {@code to_jsonb}: columns are named as in the views. */
@Component
public class ViewRows {
    private final JsonMapper json;

    ViewRows(JsonMapper json) {
        this.json = json.rebuild()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                // A view may have more columns than the page shows.
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    public <T> T read(String row, Class<T> type) {
        return json.readValue(row, type);
    }
}
