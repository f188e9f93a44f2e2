package org.partnerdesk.directory.imports.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a file, one after the other, with the number of the line they stand in: lines end with LF, CR or
 * both. Bytes that are none of the encoding refuse the file and name the line.
 */
final class Decoded {
    static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream bytes;
    private final CharsetDecoder decoder;
    private final ByteBuffer in = ByteBuffer.allocate(1 << 16).flip();
    private final CharBuffer out = CharBuffer.allocate(1 << 16).flip();
    private boolean ended;
    private long line = 1;
    private int next;
    private int last = '\n';

    Decoded(InputStream bytes, Charset charset) throws IOException {
        this.bytes = bytes;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.next = take();
        if (next == BYTE_ORDER_MARK && charset.equals(StandardCharsets.UTF_8)) {
            next = take();
        }
    }

    /** The line of the next character; the first is 1. */
    long line() {
        return line;
    }

    /** The next character, which stays the next. */
    int peek() {
        return next;
    }

    /** Takes the next character; any end of a line is told as {@code \n}. */
    int read() throws IOException {
        int taken = next;
        if (taken == END) {
            return END;
        }
        next = take();
        if (taken == '\r') {
            if (next == '\n') {
                next = take();
            }
            taken = '\n';
        }
        if (taken == '\n') {
            line++;
        }
        last = taken;
        return taken;
    }

    /** Whether all is read and the last line had no end. */
    boolean endsInLine() {
        return next == END && last != '\n';
    }

    /**
     * Takes the rest of the line and its end; {@code into} holds it, and nothing else, afterwards.
     *
     * @throws FileRefused when it is longer than {@code most} characters
     */
    void readLine(StringBuilder into, int most) throws IOException {
        long no = line;
        into.setLength(0);
        for (int c = read(); c != '\n' && c != END; c = read()) {
            into.append((char) c);
            if (into.length() > most) {
                throw new FileRefused(ImportReason.LINE_TOO_LONG, no);
            }
        }
    }

    private int take() throws IOException {
        while (!out.hasRemaining()) {
            if (ended) {
                return END;
            }
            fill();
        }
        return out.get();
    }

    private void fill() throws IOException {
        out.clear();
        CoderResult result = decoder.decode(in, out, false);
        if (result.isUnderflow()) {
            in.compact();
            int count = bytes.read(in.array(), in.position(), in.remaining());
            in.position(in.position() + Math.max(count, 0)).flip();
            if (count < 0) {
                result = decoder.decode(in, out, true);
                ended = result.isUnderflow() && decoder.flush(out).isUnderflow();
            }
        }
        out.flip();
        if (result.isError() && !out.hasRemaining()) {
            throw new FileRefused(ImportReason.NOT_IN_ENCODING, line);
        }
    }
}
