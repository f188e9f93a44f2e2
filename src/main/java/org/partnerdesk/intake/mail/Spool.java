package org.partnerdesk.intake.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A mail on its way in, kept in pieces so that a big one needs no second copy in memory. It takes from a budget that all
 * connections share and must be closed to give it back.
 */
final class Spool implements AutoCloseable {
    private static final int PIECE = 32 * 1024;

    private final List<byte[]> pieces = new ArrayList<>();
    private final ByteBudget budget;
    private long length;

    private Spool(ByteBudget budget) {
        this.budget = budget;
    }

    /** What came of reading. */
    enum Fit {
        WHOLE,
        TOO_BIG,
        NO_ROOM
    }

    /** A mail that fits, or why it does not; the stream is read to its end in either case. */
    record Read(Fit fit, Spool spool) {}

    static Read read(InputStream data, long maxSize, ByteBudget budget) throws IOException {
        Spool spool = new Spool(budget);
        try {
            return new Read(spool.fill(data, maxSize), spool);
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    private Fit fill(InputStream data, long maxSize) throws IOException {
        while (true) {
            byte[] piece = data.readNBytes(PIECE);
            if (piece.length == 0) {
                return Fit.WHOLE;
            }
            boolean tooBig = length + piece.length > maxSize;
            if (tooBig || !budget.take(piece.length)) {
                close();
                // The client hears nothing before it has sent all, so all of it must be read.
                data.transferTo(OutputStream.nullOutputStream());
                return tooBig ? Fit.TOO_BIG : Fit.NO_ROOM;
            }
            pieces.add(piece);
            length += piece.length;
        }
    }

    long length() {
        return length;
    }

    InputStream stream() {
        return new SequenceInputStream(Collections.enumeration(
                pieces.stream().map(ByteArrayInputStream::new).toList()));
    }

    @Override
    public void close() {
        budget.give(length);
        pieces.clear();
        length = 0;
    }
}
