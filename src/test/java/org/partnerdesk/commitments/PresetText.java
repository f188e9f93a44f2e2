package org.partnerdesk.commitments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** The commitments of the vendor's preset, as its loader reads them. */
record PresetText(List<CalendarSpec> calendars, PolicySpec policy) {

    static PresetText read() {
        try (InputStream text = PresetText.class.getResourceAsStream("/commitments-preset.yaml")) {
            Map<String, Object> root = new Yaml().load(text);
            return new JsonMapper().convertValue(root.get("commitments"), PresetText.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CalendarSpec calendar(String code) {
        return calendars.stream().filter(c -> c.code().equals(code)).findFirst().orElseThrow();
    }

    WorkingCalendar hours(String code) {
        return CalendarReader.read(calendar(code));
    }
}
