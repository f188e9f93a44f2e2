package org.partnerdesk.directory.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.partnerdesk.platform.launch.DeskSettings;
import org.partnerdesk.support.DataDir;
import org.partnerdesk.support.RunningDesk;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The watched folder. */
class InboxTest {
    private final ImportDesk desk = ImportDesk.shared();
    private final Path inbox = desk.desk.part(DirectoryInbox.class).folder();

    @Test
    void aFileInTheInboxIsImportedAndMovedWithAReport() throws IOException {
        drop("accounts-delta-monday.csv", """
                zoid,name,dataCentre,superAdmin
                740000101,Dropped,EU,it@dropped.example
                740000102,Nowhere,MARS,it@nowhere.example
                """);

        Path report = inbox.resolve("done/accounts-delta-monday.csv.report.txt");
        RunningDesk.until(() -> Files.exists(report));

        assertThat(report).content().contains("Lines read: 2. Added 1", "refused 1", "3,UNKNOWN_DATA_CENTRE");
        assertThat(inbox.resolve("done/accounts-delta-monday.csv")).exists();
        assertThat(desk.count("select count(*) from directory.account where zoid = '740000101'"))
                .isEqualTo(1);
    }

    @Test
    void aFileThatIsNoImportIsPutAsideWithAReason() throws IOException {
        drop("accounts-delta-cut.csv", "zoid,name\n");
        drop("prices.xlsx", "?");

        Path cut = inbox.resolve("refused/accounts-delta-cut.csv.report.txt");
        Path prices = inbox.resolve("refused/prices.xlsx.report.txt");
        RunningDesk.until(() -> Files.exists(cut) && Files.exists(prices));

        assertThat(cut).content().contains("The column dataCentre is missing.");
        assertThat(prices).content().contains("its name must be KIND-MODE-ANYTHING.csv");
    }

    @Test
    void aFileThatCannotBeTakenAtThisMomentIsTakenAtTheNextLook() throws IOException {
        DeskSettings settings = DataDir.settings();
        DirectoryInbox own =
                new DirectoryInbox(settings, desk.desk.part(DirectoryImports.class), desk.desk.part(Clock.class));
        own.open();
        Path file = Files.writeString(own.folder().resolve("accounts-delta-later.csv"), """
                zoid,name,dataCentre,superAdmin
                740000103,Later,EU,it@later.example
                """);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        JdbcClient jdbc = desk.desk.part(JdbcClient.class);
        jdbc.sql("alter table directory.import rename to import_away").update();
        try {
            assertThatThrownBy(own::takeAll).isInstanceOf(DataAccessException.class);
        } finally {
            jdbc.sql("alter table directory.import_away rename to import").update();
        }
        assertThat(file).exists();

        own.takeAll();

        assertThat(own.folder().resolve("done/accounts-delta-later.csv")).exists();
        assertThat(desk.count("select count(*) from directory.account where zoid = '740000103'"))
                .isEqualTo(1);
    }

    /** As it lies there when nobody has written to it for a while. */
    private void drop(String name, String content) throws IOException {
        Path aside = Files.writeString(inbox.resolve("." + name), content);
        Files.setLastModifiedTime(aside, FileTime.from(Instant.now().minusSeconds(60)));
        Files.move(aside, inbox.resolve(name));
    }
}
