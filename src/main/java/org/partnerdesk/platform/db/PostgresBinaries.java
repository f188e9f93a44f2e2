package org.partnerdesk.platform.db;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.CannotStart;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's own programs, unpacked once from the jar that carries them for this kind of machine.
 *
 * @param folder holds {@code bin/initdb}, {@code bin/pg_ctl}, {@code bin/postgres} and what they need
 */
record PostgresBinaries(Path folder) {
    /** The major version that the jars carry; a cluster's files can be read by this one only. */
    static final String MAJOR_VERSION = "18";

    /** Unpacks below {@code parent} unless that was done before. */
    static PostgresBinaries unpackedIn(Path parent) throws IOException {
        String name = "/postgres-" + system() + ".txz";
        URL archive = PostgresBinaries.class.getResource(name);
        if (archive == null) {
            throw new CannotStart("No PostgreSQL for this kind of machine (" + system()
                    + ") is built in: set PARTNERDESK_DATABASE_URL to a PostgreSQL 15 or newer.");
        }
        Path folder = parent.resolve("postgres-programs-" + fingerprint(archive));
        if (!Files.isDirectory(folder)) {
            unpack(archive, folder);
        }
        return new PostgresBinaries(folder);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    /** Tells one release's archive from another's without reading its 15 MB: the jar's index knows. */
    private static String fingerprint(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        throw new IOException("Not inside a jar: " + archive);
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        // Beside its final place and renamed at the end, so that a kill half way leaves nothing that looks complete.
        Path unfinished = folder.resolveSibling("postgres-programs-unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        Files.createDirectory(unfinished);
        try {
            try (InputStream bytes = archive.openStream();
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(bytes))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(entry, tar, unfinished);
                }
            }
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileSystemUtils.deleteRecursively(unfinished);
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path into) throws IOException {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("Outside of its folder: " + entry.getName());
        }
        @Nullable Path parent = target.getParent();
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, into.resolve(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static String system() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        boolean arm = List.of("aarch64", "arm64").contains(System.getProperty("os.arch"));
        return os + (arm ? "-arm_64" : "-x86_64");
    }
}
