package org.partnerdesk.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partnerdesk.platform.CannotStart;
import org.partnerdesk.platform.db.SchemaVersion;

class DataFolderTest {
    @TempDir
    Path parent;

    @Test
    void belongsToOneDeskAtATime() throws Exception {
        Path path = parent.resolve("data");
        try (DataFolder _ = DataFolder.take(path)) {
            assertThatThrownBy(() -> DataFolder.take(path))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage("The data folder " + path + " is in use by another desk (process "
                            + ProcessHandle.current().pid()
                            + "): stop that one, or set PARTNERDESK_DATA_DIR to another folder.");
        }
        DataFolder.take(path).close();
    }

    @Test
    void refusesAPathThatIsNoFolder() throws Exception {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> DataFolder.take(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("set PARTNERDESK_DATA_DIR to a folder that this user may write");
    }

    @Test
    void refusesAFolderThatANewerDeskHasUsed() throws Exception {
        try (DataFolder folder = DataFolder.take(parent)) {
            folder.refuseNewerThan(SchemaVersion.parse("90"));
            folder.used(SchemaVersion.parse("100"));

            assertThatThrownBy(() -> folder.refuseNewerThan(SchemaVersion.parse("90")))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining(
                            "was used by a newer Partnerdesk (its schema has version 100, this one knows 90)");
            folder.refuseNewerThan(SchemaVersion.parse("100"));
            folder.refuseNewerThan(SchemaVersion.parse("110"));
        }
    }

    @Test
    void keepsTheTokenThatItMade() throws Exception {
        String made;
        try (DataFolder folder = DataFolder.take(parent)) {
            made = folder.apiToken();
        }
        try (DataFolder folder = DataFolder.take(parent)) {
            assertThat(folder.apiToken()).isEqualTo(made).hasSize(32);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve("api-token"))))
                .isEqualTo("rw-------");
    }
}
