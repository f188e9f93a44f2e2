package org.partnerdesk.directory.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.partnerdesk.directory.FactKind;
import org.partnerdesk.platform.languages.Language;
import org.partnerdesk.platform.languages.Texts;
import org.partnerdesk.platform.launch.DeskSettings;
import org.springframework.stereotype.Component;

/**
 * The folder {@code directory-inbox} in the data folder: a file {@code <kind>-<mode>-anything.csv} (or {@code .jsonl}, and
 * {@code .gz} behind either) is imported once nobody has written to it for some seconds, and moved to {@code done} or
 * {@code refused} with a report beside it.
 */
@Component
class DirectoryInbox {
    static final Duration QUIET = Duration.ofSeconds(5);
    private static final Pattern NAME =
            Pattern.compile("([a-z]+(?:-users)?)-(delta|full)-.*\\.(?:csv|txt|jsonl|ndjson)(?:\\.gz)?");

    private final Path folder;
    private final DirectoryImports imports;
    private final Clock clock;

    DirectoryInbox(DeskSettings settings, DirectoryImports imports, Clock clock) {
        this.folder = settings.dataDir().resolve("directory-inbox");
        this.imports = imports;
        this.clock = clock;
    }

    Path folder() {
        return folder;
    }

    /** Makes the folders; puts back what was being taken when the desk was killed: to import a file twice is harmless. */
    void open() throws IOException {
        for (String part : List.of("taking", "done", "refused")) {
            Files.createDirectories(folder.resolve(part));
        }
        for (Path left : files(folder.resolve("taking"))) {
            move(left, folder);
        }
    }

    /**
     * Takes every file that is ready; answers whether others are still being written. A file that cannot be imported at
     * this moment, since the database is away, lies in the folder again when this fails.
     */
    boolean takeAll() throws IOException {
        boolean others = false;
        for (Path file : files(folder)) {
            if (isQuiet(file)) {
                take(file);
            } else {
                others = true;
            }
        }
        return others;
    }

    private boolean isQuiet(Path file) throws IOException {
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return written.plus(QUIET).isBefore(clock.instant());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whoever has renamed it has it; another node finds nothing to rename. */
    private void take(Path file) throws IOException {
        Path taken;
        try {
            taken = move(file, folder.resolve("taking"));
        } catch (NoSuchFileException e) {
            return;
        }
        try {
            read(taken);
        } catch (IOException | RuntimeException e) {
            if (Files.exists(taken)) {
                move(taken, folder);
            }
            throw e;
        }
    }

    private void read(Path taken) throws IOException {
        Matcher name = NAME.matcher(taken.getFileName().toString().toLowerCase(Locale.ROOT));
        FactKind kind = name.matches() ? FactKind.of(name.group(1)).orElse(null) : null;
        if (kind == null) {
            putAside(taken, "refused", text().say("directory-inbox.name") + "\n");
            return;
        }
        ImportMode mode = ImportMode.valueOf(name.group(2).toUpperCase(Locale.ROOT));
        Import one;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(taken))) {
            one = imports.take(
                    new ImportRequest(
                            kind,
                            mode,
                            false,
                            StandardCharsets.UTF_8,
                            taken.getFileName().toString(),
                            null,
                            Files.size(taken)),
                    bytes);
        }
        tell(settled(one), taken);
    }

    private Import settled(Import one) {
        Import now = one;
        while (now.state().isAtWork() && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            now = imports.find(one.id()).orElseThrow();
        }
        return now;
    }

    private void tell(Import one, Path taken) throws IOException {
        if (one.state().isAtWork()) {
            return;
        }
        Texts text = text();
        StringWriter report = new StringWriter();
        report.append(text.say("directory-inbox.import", one.id(), text.word(one.state())))
                .append('\n');
        if (one.reason() != null) {
            report.append(text.say(Texts.key(one.reason()), one.detail() == null ? "" : one.detail()))
                    .append('\n');
        }
        report.append(text.say(
                        "directory-inbox.counts",
                        one.lines(),
                        one.added(),
                        one.changed(),
                        one.same(),
                        one.ended(),
                        one.refused()))
                .append('\n');
        if (one.refused() > 0) {
            imports.refused(one, text, report);
        }
        boolean good = one.state() == ImportState.APPLIED || one.state() == ImportState.WAITING;
        putAside(taken, good ? "done" : "refused", report.toString());
    }

    /** The report appears last and whole: who sees it may rely on the rest. */
    private void putAside(Path taken, String where, String report) throws IOException {
        Path file = move(taken, folder.resolve(where));
        Path aside = Files.writeString(file.resolveSibling("." + file.getFileName()), report);
        Files.move(aside, file.resolveSibling(file.getFileName() + ".report.txt"), StandardCopyOption.REPLACE_EXISTING);
    }

    private static Texts text() {
        return Texts.of(Language.EN);
    }

    /** Moves a file into a folder; one of the same name that lies there gives way. */
    private static Path move(Path file, Path to) throws IOException {
        Path there = to.resolve(file.getFileName());
        try {
            return Files.move(file, there, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            return Files.move(file, there, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
