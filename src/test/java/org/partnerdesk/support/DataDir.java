package org.partnerdesk.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.partnerdesk.platform.launch.DeskSettings;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.FileSystemUtils;

/** A data folder for as long as the test run lasts. */
public final class DataDir {
    private DataDir() {}

    /** The settings of a desk in such a folder. */
    public static DeskSettings settings() {
        return settingsWith(Map.of());
    }

    public static DeskSettings settingsWith(Map<String, String> others) {
        MockEnvironment environment = new MockEnvironment().withProperty("partnerdesk.data-dir", fresh());
        others.forEach(environment::setProperty);
        return DeskSettings.from(environment);
    }

    static String fresh() {
        try {
            var folder = Files.createTempDirectory("partnerdesk");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
