package org.partnerdesk.ticketing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/** What a file is by its first bytes and its name; what its sender calls it counts only where these say nothing. */
final class SniffedType {
    private static final String UNKNOWN = "application/octet-stream";
    /** The library's own rules look no further. */
    private static final int LOOKED_AT = 65_536;

    private SniffedType() {}

    static String of(AttachedFile file) {
        Metadata about = new Metadata();
        about.set(TikaCoreProperties.RESOURCE_NAME_KEY, file.name());
        Detector detector = MimeTypes.getDefaultMimeTypes();
        byte[] content = file.content();
        try (TikaInputStream bytes =
                TikaInputStream.get(new ByteArrayInputStream(content, 0, Math.min(content.length, LOOKED_AT)))) {
            String type = detector.detect(bytes, about).getBaseType().toString();
            // Letters in no format that could be told: a sender's own word for a kind of text is as good.
            boolean vague = type.equals(UNKNOWN)
                    || type.equals("text/plain") && file.type().startsWith("text/");
            return vague && isName(file.type()) && !isActive(file.type()) ? file.type() : type;
        } catch (IOException e) {
            throw new UncheckedIOException("Memory can always be read", e);
        }
    }

    private static boolean isName(String type) {
        return type.length() <= 100 && type.matches("[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*");
    }

    /** A sender's word alone makes nothing a page. */
    private static boolean isActive(String type) {
        return type.contains("html") || type.contains("xml") || type.contains("script");
    }
}
