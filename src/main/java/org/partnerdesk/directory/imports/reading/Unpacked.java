package org.partnerdesk.directory.imports.reading;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The bytes of a file, unpacked if they are gzip (RFC 1952), which their first two tell; never more than the bounds. */
public final class Unpacked extends InputStream {
    private static final int BUFFER = 1 << 16;
    /** Repetitive files shrink a lot; below this size nobody minds. */
    private static final long FREE_GROWTH = 16L << 20;

    private final Counted packed;
    private final InputStream bytes;
    private final Bounds bounds;
    private long read;

    public Unpacked(InputStream file, Bounds bounds) throws IOException {
        this.packed = new Counted(file);
        this.bounds = bounds;
        InputStream buffered = new BufferedInputStream(packed, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        this.bytes = gzip ? unpacking(buffered) : buffered;
    }

    /** How many bytes of the file, as it was sent, have been read. */
    public long position() {
        return packed.count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count;
        try {
            count = bytes.read(target, offset, length);
        } catch (ZipException | EOFException e) {
            throw new FileRefused(ImportReason.GZIP_BROKEN, "");
        }
        read += Math.max(count, 0);
        if (read > bounds.bytes()) {
            throw new FileRefused(ImportReason.TOO_LARGE, bounds.bytes() >> 20);
        }
        if (read > FREE_GROWTH && read > packed.count * bounds.growth()) {
            throw new FileRefused(ImportReason.GROWS_TOO_MUCH, bounds.growth());
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private static InputStream unpacking(InputStream packed) throws IOException {
        try {
            return new GZIPInputStream(packed, BUFFER);
        } catch (ZipException | EOFException e) {
            throw new FileRefused(ImportReason.GZIP_BROKEN, "");
        }
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int some = super.read(target, offset, length);
            count += Math.max(some, 0);
            return some;
        }
    }
}
