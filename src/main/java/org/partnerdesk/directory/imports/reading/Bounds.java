package org.partnerdesk.directory.imports.reading;

/**
 * How much of a file is taken, so that none can fill memory or disk.
 *
 * @param bytes of the file once it is unpacked
 * @param growth how many times its packed size it may grow to, beyond the first megabytes
 * @param line characters of one line
 * @param columns cells of one line
 */
public record Bounds(long bytes, int growth, int line, int columns) {
    public static final Bounds USUAL = new Bounds(4L << 30, 200, 1_000_000, 1_000);
}
