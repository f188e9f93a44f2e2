package org.partnerdesk.intake.mail.reading;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Content-Transfer-Encoding undone, forgiving: what is broken is read past or kept as it stands. */
final class TransferEncoding {
    private static final byte[] BASE64 = new byte[128];

    static {
        Arrays.fill(BASE64, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            BASE64[alphabet.charAt(i)] = (byte) i;
        }
    }

    private TransferEncoding() {}

    static byte[] decode(String encoding, byte[] raw, int start, int end) {
        return switch (encoding) {
            case "base64" -> base64(raw, start, end);
            case "quoted-printable" -> quotedPrintable(raw, start, end, false);
            default -> Arrays.copyOfRange(raw, start, end);
        };
    }

    /** Characters outside the alphabet are no data; padding ends a run, after which another may begin. */
    static byte[] base64(byte[] raw, int start, int end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream((end - start) / 4 * 3 + 3);
        int buffer = 0;
        int bits = 0;
        for (int i = start; i < end; i++) {
            byte b = raw[i];
            if (b == '=') {
                bits = 0;
                buffer = 0;
                continue;
            }
            int value = b < 0 ? -1 : BASE64[b];
            if (value < 0) {
                continue;
            }
            buffer = buffer << 6 | value;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                out.write(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return out.toByteArray();
    }

    /** @param word the Q encoding of RFC 2047, where an underscore is a blank */
    static byte[] quotedPrintable(byte[] raw, int start, int end, boolean word) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(end - start);
        int i = start;
        while (i < end) {
            byte b = raw[i];
            if (b == '=' && i + 2 < end && hex(raw[i + 1]) >= 0 && hex(raw[i + 2]) >= 0) {
                out.write(hex(raw[i + 1]) << 4 | hex(raw[i + 2]));
                i += 3;
            } else if (b == '=' && isSoftBreak(raw, i + 1, end)) {
                i = HeaderBlock.nextLine(raw, HeaderBlock.lineEnd(raw, i, end), end);
            } else {
                out.write(word && b == '_' ? ' ' : b);
                i++;
            }
        }
        return out.toByteArray();
    }

    /** Blanks after the equals sign are a relay's, not the writer's (RFC 2045 section 6.7). */
    private static boolean isSoftBreak(byte[] raw, int from, int end) {
        int lineEnd = HeaderBlock.lineEnd(raw, from, end);
        for (int i = from; i < lineEnd; i++) {
            if (raw[i] != ' ' && raw[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private static int hex(byte b) {
        return b < 0 ? -1 : Character.digit(b, 16);
    }
}
