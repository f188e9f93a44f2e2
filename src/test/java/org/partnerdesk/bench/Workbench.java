package org.partnerdesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.partnerdesk.platform.db.EmbeddedDatabase;
import org.springframework.util.FileSystemUtils;

/** A database of the benches' own with the product's settings, and the desk that runs on it with 10,000 tickets. */
final class Workbench implements AutoCloseable {
    static final int ROUNDS = 3;

    private final boolean quick;
    private final Path folder;
    private EmbeddedDatabase database;
    private BenchDesk desk;
    private Ceiling ceiling;

    Workbench(boolean quick) throws IOException {
        this.quick = quick;
        // Where the product's data lies by default, on a disk: the usual folder for temporary files may be in memory.
        this.folder = Files.createTempDirectory(Path.of("target"), "bench-");
        Runtime.getRuntime().addShutdownHook(new Thread(this::clear));
    }

    /** The desk with its tickets; made at the first call and after {@link #release}. */
    BenchDesk desk() throws Exception {
        if (desk == null) {
            desk = BenchDesk.on(database().address(), folder);
            if (desk.tickets().count() == 0) {
                desk.tickets().make(tickets());
            }
        }
        return desk;
    }

    /** How many tickets are there before anything is measured; their ids follow one another. */
    int tickets() {
        return amount(10_000);
    }

    /** PostgreSQL's own speed, on the same server. */
    Ceiling ceiling() throws Exception {
        if (ceiling == null) {
            ceiling = Ceiling.on(database().address());
            System.err.println("PostgreSQL alone is measured by " + ceiling.name() + ".");
        }
        return ceiling;
    }

    /** Ends desk and database, so that another process can have the folder with the same tickets. */
    Path release() throws Exception {
        desk();
        end();
        return folder;
    }

    /** A number of repetitions, or a tenth of it when only trying. */
    int amount(int full) {
        return quick ? Math.max(full / 10, 1) : full;
    }

    static double median(double... values) {
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    /** The median of three runs. */
    static double median(DoubleSupplier run) {
        return median(DoubleStream.generate(run).limit(ROUNDS).toArray());
    }

    @Override
    public void close() {
        clear();
    }

    private EmbeddedDatabase database() throws IOException {
        if (database == null) {
            database = EmbeddedDatabase.start(folder);
        }
        return database;
    }

    private synchronized void end() throws IOException {
        if (desk != null) {
            desk.close();
            desk = null;
        }
        ceiling = null;
        if (database != null) {
            database.close();
            database = null;
        }
    }

    private void clear() {
        try {
            end();
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            System.err.println("Left behind: " + folder + " (" + e + ")");
        }
    }
}
