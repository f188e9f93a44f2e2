package org.partnerdesk.platform.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.partnerdesk.platform.CannotStart;
import org.partnerdesk.platform.db.KeptSecret;
import org.partnerdesk.platform.db.SchemaVersion;

/**
 * The folder that holds all that the desk keeps, and the lock that makes it this desk's alone.
 *
 * <p>The lock is the operating system's, on {@code desk.lock}: it is gone with the process, however that ends. The file
 * says which process holds it and is opened nowhere else in here: closing any channel of it would end the lock (POSIX).
 */
final class DataFolder implements AutoCloseable {
    private static final long LEAST_ROOM_BYTES = 500_000_000L;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the folder if there is none, and takes it.
     *
     * @throws CannotStart when another desk has it, or the folder cannot be written
     */
    static DataFolder take(Path path) throws IOException {
        Path file = path.resolve("desk.lock");
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                String holder = readHolder(channel);
                channel.close();
                throw new CannotStart("The data folder " + path + " is in use by another desk" + holder
                        + ": stop that one, or set PARTNERDESK_DATA_DIR to another folder.");
            }
            channel.truncate(0);
            channel.write(StandardCharsets.US_ASCII.encode(
                    Long.toString(ProcessHandle.current().pid())));
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw new CannotStart("The data folder " + path + " cannot be written (" + e
                    + "): set PARTNERDESK_DATA_DIR to a folder that this user may write.");
        }
    }

    /** @throws CannotStart when a newer desk has used this folder */
    void refuseNewerThan(SchemaVersion known) throws IOException {
        Path file = version();
        if (Files.exists(file) && SchemaVersion.parse(Files.readString(file)).compareTo(known) > 0) {
            throw new CannotStart(
                    "The data folder " + path + " was used by a newer Partnerdesk (its schema has version "
                            + Files.readString(file).strip() + ", this one knows " + known
                            + "): start that one or a later one.");
        }
    }

    /** @throws CannotStart when a database would soon stop for want of room */
    void requireRoom() throws IOException {
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < LEAST_ROOM_BYTES) {
            throw new CannotStart("The disk of the data folder " + path + " has only " + free / 1_000_000
                    + " MB left: make room for " + LEAST_ROOM_BYTES / 1_000_000 + " MB and start again.");
        }
    }

    /** Notes that the folder's data has now been brought to this schema. */
    void used(SchemaVersion by) {
        try {
            Path aside = path.resolve("version.new");
            Files.writeString(aside, by + "\n");
            Files.move(aside, version(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The API token of this folder: made at its first start, the same ever after. */
    String apiToken() throws IOException {
        return KeptSecret.in(path.resolve("api-token"));
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private Path version() {
        return path.resolve("version");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String readHolder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        String pid = StandardCharsets.US_ASCII.decode(bytes.flip()).toString().strip();
        return pid.isEmpty() ? "" : " (process " + pid + ")";
    }
}
