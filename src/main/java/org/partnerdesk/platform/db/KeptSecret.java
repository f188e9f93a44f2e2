package org.partnerdesk.platform.db;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret that the desk makes for itself and keeps in a file that nobody else may read. */
public final class KeptSecret {
    private KeptSecret() {}

    /** The secret in {@code file}; made there when there is none: 32 letters, digits, {@code -} and {@code _}. */
    public static String in(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().encodeToString(random);
        // Written aside, forced to disk, then renamed: a database must never outlive half of its password.
        Path unfinished = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                file.getFileName().toString(),
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(secret + "\n"));
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return secret;
    }
}
