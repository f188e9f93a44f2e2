package org.partnerdesk.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.partnerdesk.platform.CannotStart;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files of {@code presets/}: YAML whose names are those of our records. */
@Component
class PresetFiles {
    private final JsonMapper json;

    PresetFiles(JsonMapper json) {
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    boolean exists(String name) {
        return file(name).exists();
    }

    /** @throws CannotStart when there is no such preset, or it cannot be read; the sentence says where it is wrong */
    <T> T read(String name, Class<T> shape) {
        if (!exists(name)) {
            throw new CannotStart(
                    "There is no preset " + name + ": set PARTNERDESK_PRESET to one of those in presets/.");
        }
        try (InputStream bytes = file(name).getInputStream()) {
            return json.convertValue(new Yaml(new SafeConstructor(new LoaderOptions())).load(bytes), shape);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException e) {
            throw new CannotStart("The preset " + name + " cannot be read: " + e.getOriginalMessage());
        }
    }

    private static ClassPathResource file(String name) {
        return new ClassPathResource("presets/" + name + ".yaml");
    }
}
